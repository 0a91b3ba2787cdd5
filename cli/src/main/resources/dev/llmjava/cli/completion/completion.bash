# Completes llm in bash. Printed by 'llm completion bash'.

_llm() {
  local kind line program=llm
  # an llm that is typed with its path answers for itself
  [[ $1 == */* ]] && program=${1/#\~\//$HOME/}
  COMPREPLY=()
  {
    IFS= read -r kind
    while IFS= read -r line; do
      COMPREPLY+=("$line")
    done
  } < <(_LLM_COMPLETE=bash command "$program" "${COMP_LINE:0:COMP_POINT}" "$COMP_WORDBREAKS" </dev/null 2>/dev/null)
  if [[ $kind == files ]]; then
    if ((${#COMPREPLY[@]} == 0)); then
      compopt -o default 2>/dev/null
    else
      while IFS= read -r line; do
        [[ -d $line ]] && line+=/
        COMPREPLY+=("$(printf %q "$line")")
      done < <(compgen -f -- "$2")
    fi
  fi
  if ((${#COMPREPLY[@]} == 1)) && [[ ${COMPREPLY[0]} == *[:=/] ]]; then
    compopt -o nospace 2>/dev/null
  fi
}

# bash before 4.4 keeps no order
complete -o nosort -F _llm llm 2>/dev/null || complete -F _llm llm
