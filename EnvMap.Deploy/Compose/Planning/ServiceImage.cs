using EnvMap.Deploy.Compose.Nodes;
using EnvMap.Deploy.Compose.Projects;
using EnvMap.Deploy.Compose.Yaml;
using EnvMap.Deploy.Manifests;

namespace EnvMap.Deploy.Compose.Planning;

/// <summary>The image of a service, and how it is made where nobody has it yet.</summary>
internal sealed record ServiceImage(ComposeText Name, ComposeBuild? Build)
{
    // Pulled where a registry has it, else built.
    private const string MissingOnly = "missing";

    public string? PullPolicy => Build is null ? null : MissingOnly;

    public static ServiceImage Of(ManifestWorkload workload, PlanContext context) => workload switch
    {
        ManifestProject project => new ServiceImage(Tagged(project, context), BuildOf(project, context)),
        ManifestContainer { Build: { } build } container => new ServiceImage(Tagged(container, context), BuildOf(container, build, context)),
        ManifestContainer { Image: { } image } => new ServiceImage(Pinned(workload, image, context), null),
        _ => throw new ArgumentException($"'{workload.Name}' has neither an image nor a build.", nameof(workload)),
    };

    private static ComposeText Tagged(ManifestWorkload workload, PlanContext context) =>
        context.Variables.Registry(ServiceRegistry.Of(context)) + (ComposeText)$"{context.ImageNameOf(workload)}:" + context.Variables.Version;

    private static ComposeText Pinned(ManifestWorkload workload, ManifestText image, PlanContext context)
    {
        var name = image.Raw[(image.Raw.LastIndexOf('/') + 1)..];
        if (!name.Contains(':', StringComparison.Ordinal) && !name.Contains('@', StringComparison.Ordinal) && !image.HasExpressions)
        {
            context.Ledger.Assumed(workload.Name, "The image names no version: whatever is the latest when it is pulled.");
        }
        return context.Source.Lock?.Images.GetValueOrDefault(image.Raw) is { } digest ? context.WriteVisible(image) + (ComposeText)$"@{digest}" : context.WriteVisible(image);
    }

    private static ComposeBuild BuildOf(ManifestProject project, PlanContext context)
    {
        var folder = $"{ComposeTarget.BuildFolder}/{project.Name}";
        var file = context.Source.Manifest.Locate(context.ResolvePath(project.Path));
        var fromFolder = Path.GetRelativePath(Path.Combine(context.Folder, folder), file).Replace('\\', '/');
        context.Recipes[$"{folder}/Dockerfile"] = ProjectDockerfile.Write(fromFolder, ProjectAssembly.NameOf(file));
        context.Recipes[$"{folder}/.dockerignore"] = ProjectDockerfile.WriteIgnoreFile();
        return new ComposeBuild { Context = $"./{folder}" };
    }

    private static ComposeBuild BuildOf(ManifestContainer container, ManifestBuild build, PlanContext context)
    {
        context.Account(build);
        foreach (var secret in build.Secrets.Values)
        {
            context.Ledger.Lost(secret, "Secrets of a build are given to the build by hand: docker compose build has no value for them here.");
        }
        var contextFolder = context.Source.Manifest.Locate(context.ResolvePath(build.Context));
        var dockerfile = context.Source.Manifest.Locate(context.ResolvePath(build.Dockerfile));
        context.Ledger.Mapped(build.Context, "It is a folder of the machine that published this; on another one it must lie there.");
        context.BuildContexts.Add(new BuildContext(container.Name, contextFolder, dockerfile));
        return new ComposeBuild
        {
            Context = context.Locate(contextFolder),
            Dockerfile = Path.GetRelativePath(contextFolder, dockerfile).Replace('\\', '/'),
            Target = build.Stage is null ? null : context.WriteVisible(build.Stage),
            Args = [.. build.Args.Select(argument => Write(argument.Key, argument.Value, context)).OfType<ComposeText>()],
        };
    }

    // What an image is built with can be read from its history by whoever has the image.
    private static ComposeText? Write(string name, ManifestText value, PlanContext context)
    {
        if (context.Resolver.Resolve(value).IsSecret)
        {
            context.Ledger.Lost(value, "A secret in an argument of a build would stay in the image's history. Have the Dockerfile mount it, RUN --mount=type=secret, and give it to the build by hand.");
            return null;
        }
        if (value.IsNull)
        {
            if (context.IsSecretVariable(name))
            {
                context.Ledger.Lost(value, "Compose would take the value from .env, where a secret of this name may stand, and it would stay in the image's history. Call the argument otherwise.");
                return null;
            }
            context.Account(value);
            return name;
        }
        return (ComposeText)$"{name}=" + context.Write(context.Resolve(value));
    }
}
