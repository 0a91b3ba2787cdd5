#compdef llm
# Completes llm in zsh. Printed by 'llm completion zsh'.

_llm() {
  local kind line word about program=llm
  local -a lines closed open typed
  # an llm that is typed with its path answers for itself
  [[ $words[1] == */* ]] && program=${${(Q)words[1]}/#\~\//$HOME/}
  (( CURRENT > 2 )) && typed=("${(@Q)words[2,CURRENT-1]}")
  lines=("${(@f)$(_LLM_COMPLETE=zsh command $program "${(@)typed}" "${(Q)PREFIX}" </dev/null 2>/dev/null)}")
  kind=$lines[1]
  for line in "${(@)lines[2,-1]}"; do
    word=${line%%$'\t'*}
    about=
    [[ $line == *$'\t'* ]] && about=":${line#*$'\t'}"
    if [[ $word == *[:=/] ]]; then
      open+=("${${word//\\/\\\\}//:/\\:}$about")
    elif [[ -n $word ]]; then
      closed+=("${${word//\\/\\\\}//:/\\:}$about")
    fi
  done
  local found=1
  (( $#closed )) && _describe -V llm closed && found=0
  (( $#open )) && _describe -V llm open -S '' && found=0
  if [[ $kind == files ]]; then
    [[ $PREFIX == -*=* ]] && compset -P '*='
    _files && found=0
  fi
  return found
}

# sourced, or loaded by the completion system itself
if [[ $funcstack[1] == _llm ]]; then
  _llm "$@"
else
  compdef _llm llm
fi
