using System.CommandLine;
using System.CommandLine.Completions;
using EnvMap.Catalog;
using EnvMap.Catalog.Profiles;
using EnvMap.Cli.Options;
using EnvMap.Deploy.Images;
using EnvMap.Deploy.Publishing;

namespace EnvMap.Cli;

internal sealed class PublishVerb : Verb
{
    private readonly MapOption _map;

    private readonly Argument<string[]> _names = new("name")
    {
        HelpName = "name",
        Description = "Profiles, such as staging-2; an environment alone means its default phase.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<bool> _all = new("--all") { Description = "Every profile of the map." };
    private readonly Option<bool> _check = new("--check") { Description = "Writes nothing; exit code 1 where a published profile is not what it would be now." };

    private readonly Option<bool> _lock = new("--lock") { Description = "Asks the registries which digests the tags of the images mean now, and publishes them as images.lock.json." };

    private readonly Option<Uri?> _mirror = new("--registry-mirror")
    {
        HelpName = "address",
        Description = "With --lock: who is asked instead of Docker Hub, such as https://mirror.example.org.",
        CustomParser = result =>
        {
            if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
            {
                return address;
            }
            result.AddError($"'{result.Tokens[0].Value}' is no address. Write one such as https://mirror.example.org.");
            return null;
        },
    };

    private readonly Option<string?> _output = new("--output")
    {
        HelpName = "folder",
        Description = "Where the folders of the profiles stand. Default: aspire-manifest beside the map.",
    };

    private readonly AppHostOption _appHost;

    public PublishVerb() : base("publish", "Writes what the AppHost publishes of a profile: manifest, profile.json and files. Nothing is started.",
        "envmap publish staging-0",
        "envmap publish --all",
        "envmap publish --all --check",
        "envmap publish production-0 --lock")
    {
        _map = new MapOption(this);
        _names.CompletionSources.Add(context => _map.Names(context.ParseResult, map => ProfileName.AllOf(map).Select(name => name.ToString()))
            .Select(name => new CompletionItem(name)));
        Arguments.Add(_names);
        foreach (var option in new Option[] { _all, _check, _lock, _mirror, _output })
        {
            Options.Add(option);
        }
        _appHost = new AppHostOption(this);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        if (_map.Require(result) is not { } map)
        {
            return ExitCodes.BadInput;
        }
        var problems = new List<CatalogProblem>();
        var names = ReadNames(result, map, problems);
        var appHost = _appHost.Find(result, map, problems);
        if (result.GetValue(_mirror) is not null && !result.GetValue(_lock))
        {
            problems.Add(Problem("--registry-mirror", "--registry-mirror says who is asked for digests, and without --lock nobody is. Add --lock, or leave it out."));
        }
        if (problems.Count > 0)
        {
            Problems.Write(problems);
            return ExitCodes.BadInput;
        }

        if (await AppHostOption.BuildAsync(appHost!, cancellationToken) is not { } host)
        {
            return ExitCodes.BadInput;
        }
        var root = result.GetValue(_output) ?? Path.Combine(Path.GetDirectoryName(Path.GetFullPath(map.Path))!, "aspire-manifest");
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(30) };
        var locker = result.GetValue(_lock) ? new ImageLocker(new RegistryClient(client, result.GetValue(_mirror))) : null;
        return await PublishAsync(new ProfilePublisher(host, root, locker), names, result.GetValue(_check), cancellationToken);
    }

    private static async Task<int> PublishAsync(ProfilePublisher publisher, IEnumerable<ProfileName> names, bool checks, CancellationToken cancellationToken)
    {
        var exitCode = ExitCodes.Done;
        foreach (var name in names)
        {
            var outcome = checks ? await publisher.CheckAsync(name, cancellationToken) : await publisher.PublishAsync(name, cancellationToken);
            if (outcome.FailureLog.Length > 0)
            {
                Console.Error.WriteLine(outcome.FailureLog);
            }
            foreach (var warning in outcome.Warnings)
            {
                Console.Error.WriteLine(warning);
            }
            Problems.Write(outcome.Problems);
            if (outcome.Problems.Count > 0)
            {
                exitCode = ExitCodes.BadInput;
                continue;
            }
            var folder = Path.GetRelativePath(Environment.CurrentDirectory, outcome.Folder);
            Console.Out.WriteLine(outcome.Differences.Count is 0 ? $"{name}: {folder} is as it was." : $"{name}: {folder}: {string.Join(", ", outcome.Differences)}");
            if (checks && outcome.Differences.Count > 0)
            {
                exitCode = Math.Max(exitCode, ExitCodes.Findings);
            }
        }
        return exitCode;
    }

    private List<ProfileName> ReadNames(ParseResult result, EnvironmentMap map, List<CatalogProblem> problems)
    {
        var known = ProfileName.AllOf(map);
        var texts = result.GetValue(_names) ?? [];
        if (result.GetValue(_all) == texts.Length > 0)
        {
            problems.Add(Problem("publish", $"Write the profiles that are to be published, or --all: {string.Join(", ", known)}."));
        }
        var names = new List<ProfileName>();
        foreach (var text in texts)
        {
            if (ProfileName.TryParse(text, out var name))
            {
                names.Add(ProfileName.Resolve(map, name.Environment, name.Phase));
            }
            else if (DeployEnvironments.TryParse(text, out var environment))
            {
                names.Add(ProfileName.Resolve(map, environment, ProfileName.DefaultPhase(environment)));
            }
            else
            {
                var candidates = known.Select(one => one.ToString()).ToList();
                problems.Add(Problem("publish", $"'{text}' is no profile of {map.Path}. Write one of {string.Join(", ", candidates)}.{Suggestion.DidYouMean(text, candidates)}"));
            }
        }
        return result.GetValue(_all) ? [.. known] : [.. names.Distinct()];
    }

    private static CatalogProblem Problem(string path, string message) => new(path, 0, 0, message, ProblemSeverity.Error);
}
