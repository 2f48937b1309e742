using System.CommandLine;
using System.Net;
using EnvMap.Catalog;
using EnvMap.Catalog.Profiles;
using EnvMap.Cli.Options;

namespace EnvMap.Cli.Hosts;

internal sealed class HostsVerb : Verb
{
    private const string HostsFormat = "hosts";
    private const string RouterFormat = "router";

    private readonly MapOption _map;

    private readonly Argument<string?> _folder = new("folder")
    {
        HelpName = "folder",
        Description = "The folder of a published profile. Default: that of the environment's default phase, in aspire-manifest beside the map.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> _environment = new("--environment") { HelpName = "name", Description = "The environment. Default: that of the folder, else local." };
    private readonly Option<bool> _write = new("--write") { Description = "Writes the block into the hosts file. Without it nothing is changed." };
    private readonly Option<bool> _remove = new("--remove") { Description = "Takes the environment's block out of the hosts file." };
    private readonly Option<string?> _address = new("--address") { HelpName = "address", Description = "The address of the machine of the edge. Default: 127.0.0.1 for the hosts file." };
    private readonly Option<string?> _domain = new("--domain") { HelpName = "domain", Description = "The domain of the names, such as envmap.internal on a local network. Default: that of the profile." };
    private readonly Option<string?> _file = new("--file") { HelpName = "path", Description = "The hosts file. Default: that of this machine." };

    private readonly Option<string> _format = new("--format")
    {
        HelpName = $"{HostsFormat}|{RouterFormat}",
        Description = "Lines of a hosts file, or the records that a router or another DNS server is given.",
        DefaultValueFactory = _ => HostsFormat,
    };

    public HostsVerb() : base("hosts", "Shows the names of an environment's edge, and writes them into the hosts file of this machine or takes them out again.",
        "envmap hosts",
        "sudo envmap hosts --environment staging --address 192.168.1.20 --write",
        "sudo envmap hosts --environment staging --remove",
        "envmap hosts --format router --domain envmap.internal --address 192.168.1.10")
    {
        _map = new MapOption(this);
        _format.AcceptOnlyFromAmong(HostsFormat, RouterFormat);
        _environment.CompletionSources.Add(_ => [.. DeployEnvironments.All.Select(environment => new System.CommandLine.Completions.CompletionItem(environment.ToSlug()))]);
        Arguments.Add(_folder);
        foreach (var option in new Option[] { _environment, _write, _remove, _format, _address, _domain, _file })
        {
            Options.Add(option);
        }
        SetAction(Run);
    }

    private int Run(ParseResult result)
    {
        var problems = new List<CatalogProblem>();
        var environment = ReadEnvironment(result, problems);
        var address = ReadAddress(result, problems);
        CheckOptions(result, problems);
        if (problems.Count > 0)
        {
            Problems.Write(problems);
            return ExitCodes.BadInput;
        }
        if (result.GetValue(_remove))
        {
            return Change(result, environment ?? DeployEnvironment.Local, lines: []);
        }
        if ((result.GetValue(_folder) ?? DefaultFolder(result, environment ?? DeployEnvironment.Local)) is not { } folder)
        {
            return ExitCodes.BadInput;
        }
        var isRouter = result.GetValue(_format) is RouterFormat;
        var names = EdgeNames.Read(folder, environment, result.GetValue(_domain), isRouter, problems);
        Problems.Write(problems);
        if (names is null)
        {
            return ExitCodes.BadInput;
        }
        if (isRouter)
        {
            Console.Out.Write(string.Concat(names.Hosts.Select(host => $"{host}. IN {RecordType(address!)} {address}\n")));
            return ExitCodes.Done;
        }
        return Change(result, names.Environment, [.. names.Hosts.Select(host => $"{address ?? IPAddress.Loopback} {host}")]);
    }

    private static string RecordType(IPAddress address) => address.AddressFamily is System.Net.Sockets.AddressFamily.InterNetworkV6 ? "AAAA" : "A";

    private int Change(ParseResult result, DeployEnvironment environment, IReadOnlyList<string> lines)
    {
        var file = new HostsFile(result.GetValue(_file) ?? HostsFile.DefaultPath);
        var block = new HostsBlock(environment.ToSlug());
        var problems = new List<CatalogProblem>();
        var before = file.Read(problems);
        var after = before is null ? null : block.Put(before, lines, file.Path, problems);
        Problems.Write(problems);
        if (before is null || after is null)
        {
            return ExitCodes.BadInput;
        }
        if (after == before)
        {
            Console.Out.WriteLine($"{file.Path} is as it should be.");
            return ExitCodes.Done;
        }
        if (!result.GetValue(_write) && !result.GetValue(_remove))
        {
            Console.Out.Write(block.Write(lines, "\n"));
            Console.Error.WriteLine($"{file.Path} is as it was: write these lines into it with --write.");
            return ExitCodes.Done;
        }
        if (file.Write(after) is { } problem)
        {
            Problems.Write([problem]);
            return ExitCodes.BadInput;
        }
        Console.Out.WriteLine(lines.Count is 0 ? $"{file.Path}: the block of {environment.ToSlug()} is gone." : $"{file.Path}: {lines.Count} names of {environment.ToSlug()}.");
        return ExitCodes.Done;
    }

    private DeployEnvironment? ReadEnvironment(ParseResult result, List<CatalogProblem> problems)
    {
        if (result.GetValue(_environment) is not { } text)
        {
            return result.GetValue(_folder) is null ? DeployEnvironment.Local : null;
        }
        if (DeployEnvironments.TryParse(text, out var environment))
        {
            return environment;
        }
        problems.Add(Problem("--environment", $"'{text}' is no environment. Write one of {string.Join(", ", DeployEnvironments.Names)}.{Suggestion.DidYouMean(text, DeployEnvironments.Names)}"));
        return null;
    }

    private IPAddress? ReadAddress(ParseResult result, List<CatalogProblem> problems)
    {
        if (result.GetValue(_address) is not { } text)
        {
            return null;
        }
        if (IPAddress.TryParse(text, out var address))
        {
            return address;
        }
        problems.Add(Problem("--address", $"'{text}' is no IP address. Write one such as 192.168.1.10."));
        return null;
    }

    private void CheckOptions(ParseResult result, List<CatalogProblem> problems)
    {
        var isRouter = result.GetValue(_format) is RouterFormat;
        if (result.GetValue(_write) && result.GetValue(_remove))
        {
            problems.Add(Problem("--remove", "--write and --remove exclude each other. Leave one out."));
        }
        if (result.GetValue(_remove) && (result.GetValue(_folder) ?? result.GetValue(_domain) ?? result.GetValue(_address)) is not null)
        {
            problems.Add(Problem("--remove", "A block goes by its environment, whatever stands in it. Name that with --environment, and leave the folder, --domain and --address out."));
        }
        if (isRouter && (result.GetValue(_write) || result.GetValue(_remove)))
        {
            problems.Add(Problem("--format", "Only the hosts file can be written. Leave --write and --remove out, and give the records to the router."));
        }
        if (isRouter && result.GetValue(_address) is null)
        {
            problems.Add(Problem("--address", "A router is asked by other machines. Name the address at which they reach the edge: --address 192.168.1.10."));
        }
        if (result.GetValue(_domain) is { } domain && !EdgeNames.IsHostName(domain))
        {
            problems.Add(Problem("--domain", $"'{domain}' is no domain. Write one such as envmap.internal."));
        }
    }

    private string? DefaultFolder(ParseResult result, DeployEnvironment environment)
    {
        if (_map.Require(result) is not { } map)
        {
            return null;
        }
        var name = ProfileName.Resolve(map, environment, ProfileName.DefaultPhase(environment));
        return Path.Combine(Path.GetDirectoryName(Path.GetFullPath(map.Path))!, "aspire-manifest", name.ToString());
    }

    private static CatalogProblem Problem(string path, string message) => new(path, 0, 0, message, ProblemSeverity.Error);
}
