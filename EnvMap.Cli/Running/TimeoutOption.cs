using System.CommandLine;

namespace EnvMap.Cli.Running;

// How long services have to become healthy.
internal sealed class TimeoutOption
{
    private const int Longest = 86_400;

    private readonly Option<int> _option = new("--timeout")
    {
        HelpName = "seconds",
        Description = "How long everything together has to become healthy.",
        DefaultValueFactory = _ => 300,
    };

    public TimeoutOption(Command command)
    {
        _option.Validators.Add(result =>
        {
            if (result.Errors.Any() || result.GetValueOrDefault<int>() is >= 1 and <= Longest)
            {
                return;
            }
            result.AddError($"--timeout must be from 1 to {Longest} seconds.");
        });
        command.Options.Add(_option);
    }

    public TimeSpan Read(ParseResult result) => TimeSpan.FromSeconds(result.GetValue(_option));
}
