using System.CommandLine;
using EnvMap.Catalog.Profiles;
using EnvMap.Deploy.Compose.Running;

namespace EnvMap.Cli.Running;

// Whether the API is told. The token is no argument: everybody on a machine sees those.
internal sealed class ReportOption
{
    private const string TokenVariable = "ENVMAP_TOKEN";

    private readonly string _what;
    private readonly Option<Uri?> _option;

    public ReportOption(Command command, string what)
    {
        _what = what;
        _option = new Option<Uri?>("--report")
        {
            HelpName = "url",
            Description = $"The API that is told of the {what}; {TokenVariable} in the environment is the token of an editor.",
            CustomParser = result => Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var url) && (url.Scheme is "https" || (url.Scheme is "http" && url.IsLoopback)) ? url : Refuse(result),
        };
        command.Options.Add(_option);
    }

    // What keeps the API from being told, before anything is done or written; null where nothing does.
    public string? FindProblem(ParseResult result) => result.GetValue(_option) is not null && string.IsNullOrEmpty(Environment.GetEnvironmentVariable(TokenVariable))
        ? $"--report needs a token. Set {TokenVariable} in the environment to what POST /api/login of the API gives an editor."
        : null;

    public void Check(ParseResult result, string? profile)
    {
        if (FindProblem(result) is { } problem)
        {
            throw new DeploymentException(problem, isBadInput: true);
        }
        if (result.GetValue(_option) is not null && !ProfileName.TryParse(profile, out _))
        {
            throw new DeploymentException("--report needs the name of an environment, and the project comes from a manifest without a profile.json.", isBadInput: true);
        }
    }

    // What was done is done, and is not undone for this.
    public async Task SendAsync(ParseResult result, Func<ApiReporter, Uri, string, Task<string?>> send)
    {
        if (result.GetValue(_option) is not { } api)
        {
            return;
        }
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(30) };
        if (await send(new ApiReporter(client), api, Environment.GetEnvironmentVariable(TokenVariable)!) is { } refusal)
        {
            Console.Error.WriteLine($"envmap: warning: The {_what} was not recorded: {refusal}");
        }
    }

    // A deployment, which the environment of its profile had.
    public Task SendAsync(ParseResult result, DeployedProject project, DeployReport report, CancellationToken cancellationToken) => SendAsync(
        result,
        (reporter, api, token) => ProfileName.TryParse(project.Profile, out var profile)
            ? new DeploymentReporter(reporter).SendAsync(api, token, profile.Environment.ToString(), report, cancellationToken)
            : Task.FromResult<string?>("the project has no profile."));

    private static Uri? Refuse(System.CommandLine.Parsing.ArgumentResult result)
    {
        result.AddError($"'{result.Tokens[0].Value}' is no address of an API that a token may go to. Write it as https://envmap.example.org; http is for this machine alone.");
        return null;
    }
}
