using System.Globalization;
using EnvMap.Catalog.ProfileDocuments;
using EnvMap.Deploy.Compose.Nodes;
using EnvMap.Deploy.Compose.Yaml;
using EnvMap.Deploy.Manifests;
using EnvMap.Deploy.Manifests.Expressions;

namespace EnvMap.Deploy.Compose.Planning;

/// <summary>Turns what runs into services.</summary>
internal sealed class ServicePlanner(PlanContext context)
{
    private readonly ServiceStart _start = new(context);
    private readonly ServiceMounts _mounts = new(context);
    private readonly ServicePublishing _publishing = new(context);

    public IReadOnlyDictionary<string, ComposeVolume> Volumes => _mounts.Volumes;

    public SortedDictionary<string, ComposeService> Plan(IReadOnlyList<ManifestWorkload> workloads)
    {
        var health = workloads.ToDictionary(workload => workload.Name, workload => ServiceHealth.Of(workload, context), StringComparer.Ordinal);
        var services = new SortedDictionary<string, ComposeService>(StringComparer.Ordinal);
        foreach (var workload in workloads)
        {
            services.Add(workload.Name, Plan(workload, health));
        }
        return services;
    }

    private ComposeService Plan(ManifestWorkload workload, Dictionary<string, ComposeHealthCheck?> health)
    {
        var document = context.DocumentOf(workload.Name);
        Account(workload);
        var environment = new ServiceEnvironment(context, workload);
        var files = context.Files.Grant(workload.Name);
        var args = workload.Args.Where(argument => CanBeGiven(argument, context.Resolver.Resolve(argument))).Select(argument => (Text: context.Resolver.Resolve(argument), Written: context.WriteVisible(argument))).ToList();
        var image = ServiceImage.Of(workload, context);
        var ports = _publishing.PortsOf(workload);
        return new ComposeService
        {
            Image = image.Name,
            Build = image.Build,
            PullPolicy = image.PullPolicy,
            DependsOn = _start.DependenciesOf(workload.Name, health),
            Volumes = _mounts.MountsOf(workload),
            Configs = files.Configs,
            Secrets = [.. environment.Grants, .. files.Secrets],
            Environment = environment.Plain,
            EnvFile = environment.EnvFiles,
            Ports = ports,
            Networks = NetworksOf(workload, [.. environment.Texts, .. files.Texts, .. args.Select(argument => argument.Text)]),
            Command = [.. args.Select(argument => argument.Written), .. (document.Host?.Arguments ?? []).Select(argument => (ComposeText)argument)],
            Entrypoint = workload is ManifestContainer { Entrypoint: { } entrypoint } ? [context.WriteVisible(entrypoint)] : [],
            Restart = _start.RestartOf(workload.Name),
            HealthCheck = health[workload.Name],
            Logging = s_logging,
            Labels = LabelsOf(workload, followsVersion: image.Build is not null || files.Configs.Count > 0),
            User = document.User,
            CapabilitiesDropped = document.Capabilities is null ? [] : ["ALL"],
            CapabilitiesAdded = [.. (document.Capabilities ?? []).Order(StringComparer.Ordinal).Select(capability => (ComposeText)capability)],
            SecurityOptions = document.NoNewPrivileges ? ["no-new-privileges:true"] : [],
            ReadOnly = document.ReadOnly ? true : null,
            Tmpfs = document.ReadOnly ? [.. document.WritablePaths.Select(path => (ComposeText)$"{path}{OwnerOf(document)}")] : [],
            Pid = document.Host?.Processes is true ? "host" : null,
            StopGracePeriod = ServiceHealth.Seconds(document.StopGraceSeconds),
            Deploy = DeployOf(document, ReplicasOf(workload, document, ports)),
        };
    }

    private static readonly ComposeLogging s_logging = new()
    {
        Driver = ComposeDefaults.LogDriver,
        Options = new OrderedDictionary<string, ComposeText> { ["max-size"] = ComposeDefaults.LogSize, ["max-file"] = ComposeDefaults.LogFiles },
    };

    private void Account(ManifestWorkload workload)
    {
        context.Account(workload);
        foreach (var binding in workload.Bindings.Values)
        {
            context.Account(binding);
        }
        if (workload.ConnectionString is { } connectionString)
        {
            context.Account(connectionString);
        }
        if (workload.Deployment is { } deployment)
        {
            context.Ledger.Lost(deployment, "It says how another target deploys this.");
        }
        foreach (var files in workload.ContainerFiles.Values)
        {
            context.Ledger.Lost(files, $"The files of '{files.Source}' come into the image when it is built, and nothing here does so. Have the build of the image copy them.");
        }
    }

    private IReadOnlyList<ComposeText> NetworksOf(ManifestWorkload workload, IEnumerable<ResolvedText> texts) =>
        [.. context.Networks.Join(workload.Name, texts.SelectMany(text => text.Bindings)).Select(network => (ComposeText)network)];

    // Programs are given texts that end at the character 0.
    private bool CanBeGiven(ManifestText text, ResolvedText resolved)
    {
        if (!resolved.ToString().Contains('\0', StringComparison.Ordinal))
        {
            return true;
        }
        context.Ledger.Lost(text, "No program can be given the character 0.");
        return false;
    }

    private int ReplicasOf(ManifestWorkload workload, ResourceDocument document, IReadOnlyList<ComposePort> ports)
    {
        if (document.Replicas is 1 || ports.Count is 0)
        {
            return document.Replicas;
        }
        context.Ledger.Lost(workload.Name, string.Create(
            CultureInfo.InvariantCulture, $"It has {document.Replicas} copies and a port of the machine, which one container alone can have: one runs. Let the edge publish the port."));
        return 1;
    }

    // A label is part of what Compose compares: a version that brings nothing new for a database must not restart it. Of a file's content
    // Compose sees nothing, so a service that has one follows every version.
    private OrderedDictionary<string, ComposeText> LabelsOf(ManifestWorkload workload, bool followsVersion)
    {
        var labels = new OrderedDictionary<string, ComposeText>(context.LabelsOfService(workload.Name));
        foreach (var (name, value) in context.DocumentOf(workload.Name).Labels ?? new Dictionary<string, string>())
        {
            labels[name] = value;
        }
        if (followsVersion)
        {
            labels["org.envmap.version"] = context.Variables.Version;
        }
        return labels;
    }

    // An engine gives a folder in memory the mode of the image's folder, which as a rule lets only its owner write: by default root.
    private static string OwnerOf(ResourceDocument document) => document.User?.Split(':') switch
    {
        null => "",
        [var user] => $":uid={user}",
        [var user, var group, ..] => $":uid={user},gid={group}",
        _ => "",
    };

    private static ComposeDeploy? DeployOf(ResourceDocument document, int replicas) => replicas is 1 && document.Limits is null ? null : new ComposeDeploy
    {
        Replicas = replicas is 1 ? null : replicas,
        Resources = document.Limits is not { } limits ? null : new ComposeResources
        {
            Limits = new ComposeLimits
            {
                Cpus = limits.Cpus.ToString(CultureInfo.InvariantCulture),
                Memory = string.Create(CultureInfo.InvariantCulture, $"{limits.MemoryMegabytes}M"),
            },
        },
    };
}
