namespace EnvMap.Cli.Completion;

// Each hands the line and the cursor's place to `envmap [suggest:PLACE] LINE`, which answers with a candidate a line.
internal static class CompletionScripts
{
    private const string Bash =
        """
        _envmap() {
          local candidate word=${COMP_WORDS[COMP_CWORD]}
          word=${word//[\"\\]/}
          COMPREPLY=()
          while IFS= read -r candidate; do
            [[ $candidate == "$word"* ]] && COMPREPLY+=("$(printf %q "$candidate")")
          done < <(envmap "[suggest:$COMP_POINT]" "$COMP_LINE" 2>/dev/null)
        }
        complete -F _envmap envmap

        """;

    private const string Zsh =
        """
        #compdef envmap
        _envmap() {
          local -a candidates
          candidates=("${(@f)$(envmap "[suggest:$CURSOR]" "$BUFFER" 2>/dev/null)}")
          compadd -- "${candidates[@]}"
        }
        compdef _envmap envmap

        """;

    private const string PowerShell =
        """
        Register-ArgumentCompleter -Native -CommandName envmap -ScriptBlock {
            param($word, $line, $cursor)
            envmap "[suggest:$cursor]" "$line" | ForEach-Object {
                $text = if ($_ -match '[\s()'']') { "'$($_.Replace("'", "''"))'" } else { $_ }
                [System.Management.Automation.CompletionResult]::new($text, $_, 'ParameterValue', $_)
            }
        }

        """;

    public static string For(string shell) => shell switch
    {
        "bash" => Bash,
        "zsh" => Zsh,
        _ => PowerShell,
    };
}
