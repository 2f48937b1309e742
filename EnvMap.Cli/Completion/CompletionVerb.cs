using System.CommandLine;

namespace EnvMap.Cli.Completion;

internal sealed class CompletionVerb : Verb
{
    private readonly Argument<string> _shell = new("shell") { Description = "The shell that the script is for.", HelpName = "bash|zsh|pwsh" };

    public CompletionVerb() : base("completion", "Prints the script that lets a shell complete verbs, options, profiles and rows.",
        "source <(envmap completion bash)",
        "source <(envmap completion zsh)",
        "envmap completion pwsh | Out-String | Invoke-Expression")
    {
        _shell.AcceptOnlyFromAmong("bash", "zsh", "pwsh");
        Arguments.Add(_shell);
        SetAction(result => Console.Out.Write(CompletionScripts.For(result.GetValue(_shell)!)));
    }
}
