using EnvMap.Catalog.ProfileDocuments;
using EnvMap.Deploy.Compose.Inputs;
using EnvMap.Deploy.Compose.Nodes;
using EnvMap.Deploy.Losses;
using EnvMap.Deploy.Manifests;

namespace EnvMap.Deploy.Compose.Planning;

/// <summary>Plans the whole output; nothing is read or written.</summary>
internal static class ComposePlanner
{
    public static ComposePlan Plan(DeployInput input, string folder, LossLedger ledger)
    {
        var context = new PlanContext(input, folder, ledger);
        if (input.Source.Profile is null)
        {
            ledger.Assumed(null, "There is no profile.json beside the manifest: no health checks, no order of starting, one network for all, the images' own users and rights, and yet no process that gains more than it starts with, as those of sudo and ping do.");
        }
        var planner = new ServicePlanner(context);
        var services = planner.Plan(context.Services);
        foreach (var resource in input.Source.Manifest.Resources.Values)
        {
            AccountForValue(resource, context);
        }
        foreach (var workload in input.Source.Manifest.Resources.Values.OfType<ManifestWorkload>().Except(context.Services))
        {
            ledger.Lost(workload, workload is ManifestExecutable
                ? "It is a program of the AppHost's machine, and Compose runs images only. Give it an image: PublishAsDockerFile in the AppHost."
                : "Its image is only there for others to copy from.");
        }
        AccountForRoutes(context);
        var inputs = InputsOf(context);
        foreach (var key in inputs.Values.Select(planned => planned.Key).Where(key => !key.Input.IsSecret))
        {
            context.Variables.Remember(key);
        }
        var file = new ComposeFile
        {
            Name = context.ProjectName,
            Services = services,
            Networks = context.Networks.Used,
            Volumes = planner.Volumes,
            Secrets = context.Secrets.Nodes,
            Configs = context.Files.Nodes,
        };
        return new ComposePlan
        {
            File = file,
            Variables = [.. context.Variables.All],
            Secrets = context.Secrets.Files,
            Files = [.. context.Files.Files],
            Recipes = context.Recipes,
            BuildContexts = context.BuildContexts,
            Inputs = inputs,
            Placeholders = context.Addresses.Inputs,
            Problems = [.. context.Problems, .. StartCircle.In(services, Path.Combine(Path.GetDirectoryName(input.Source.Manifest.Path) ?? "", ProfileDocument.FileName))],
        };
    }

    // A default may speak of other inputs, which then are needed too: those that come up meanwhile stand behind the others.
    private static OrderedDictionary<string, PlannedInput> InputsOf(PlanContext context)
    {
        var inputs = new OrderedDictionary<string, PlannedInput>();
        for (var i = 0; i < context.Addresses.Inputs.Count; i++)
        {
            var key = context.Addresses.Inputs.GetAt(i).Value.Plain;
            if (!inputs.ContainsKey(key.FileName))
            {
                inputs.Add(key.FileName, new PlannedInput(key, key.Input.Default is { } text ? context.Resolver.Resolve(text) : null));
            }
        }
        return inputs;
    }

    private static void AccountForRoutes(PlanContext context)
    {
        if (context.Source.Profile is not { Edge: null } profile)
        {
            return;
        }
        foreach (var resource in profile.Resources.Where(resource => resource.Value.EdgeRoutes.Count > 0))
        {
            context.Ledger.Lost(resource.Key, "It is to be reached from outside by a host name, and the profile has no edge that takes requests.");
        }
    }

    // What is a value stands wherever something refers to it.
    private static void AccountForValue(ManifestResource resource, PlanContext context)
    {
        IEnumerable<ManifestPart?> parts = resource.Inputs.Values.SelectMany(input => new ManifestPart?[] { input, input.Default, input.Generate });
        if (resource is ManifestValue or ManifestParameter or ManifestAnnotatedString)
        {
            parts = parts.Concat([resource, resource.ConnectionString, (resource as ManifestParameter)?.Value, (resource as ManifestAnnotatedString)?.Value]);
        }
        foreach (var part in parts.OfType<ManifestPart>())
        {
            context.Account(part);
        }
    }
}
