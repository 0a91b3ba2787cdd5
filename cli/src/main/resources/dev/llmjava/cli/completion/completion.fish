# Completes llm in fish. Printed by 'llm completion fish'.

function __llm_complete
    set -l typed (commandline -opc)
    set -l current (commandline -ct)
    set -l program llm
    # an llm that is typed with its path answers for itself
    if string match -q '*/*' -- $typed[1]
        set program (string replace -r '^~/' "$HOME/" -- $typed[1])
    end
    set -l lines (_LLM_COMPLETE=fish command $program $typed[2..-1] "$current" </dev/null 2>/dev/null)
    if set -q lines[2]
        printf '%s\n' $lines[2..-1]
    end
    if test "$lines[1]" = files
        set -l head (string match -r '^-[^=]*=' -- "$current")
        for path in (__fish_complete_path (string replace -- "$head" '' "$current"))
            printf '%s%s\n' "$head" $path
        end
    end
end

complete -c llm -f -k -a '(__llm_complete)'
