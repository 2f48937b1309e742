using System.Text.Json;
using EnvMap.Catalog;

namespace EnvMap.Deploy.Manifests.Reading;

/// <summary>Reads resources of every type that Aspire's schema knows; another type is kept as it is.</summary>
internal sealed class ResourceReader(ReadingContext context)
{
    private static readonly string[] s_types =
    [
        "annotated.string", "aws.cloudformation.stack.v0", "aws.cloudformation.template.v0", "azure.bicep.v0", "azure.bicep.v1", "container.v0",
        "container.v1", "dapr.component.v0", "dapr.v0", "dockerfile.v0", "executable.v0", "parameter.v0", "project.v0", "project.v1", "value.v0",
    ];

    public ManifestResource Read(string name, ManifestJson json)
    {
        var part = new PartReader(json, context);
        var type = part.Word("type") ?? "";
        ManifestResource resource = type switch
        {
            "container.v0" or "container.v1" => ReadContainer(name, type, json, part),
            "dockerfile.v0" => new ManifestContainer { Name = name, Type = type, Json = json, Place = json.Place, Build = WorkloadReader.ReadDockerfile(part) },
            "project.v0" or "project.v1" => new ManifestProject { Name = name, Type = type, Json = json, Place = json.Place, Path = part.RequiredPath("path") },
            "executable.v0" => ReadExecutable(name, type, json, part),
            "value.v0" => new ManifestValue { Name = name, Type = type, Json = json, Place = json.Place },
            "parameter.v0" => new ManifestParameter { Name = name, Type = type, Json = json, Place = json.Place, Value = part.RequiredText("value") },
            "annotated.string" or "annotated.string.v0" => ReadAnnotatedString(name, type, json, part),
            "azure.bicep.v0" or "azure.bicep.v1" => ReadBicep(name, type, json, part),
            "aws.cloudformation.stack.v0" or "aws.cloudformation.template.v0" => ReadCloudFormation(name, type, json, part),
            "dapr.v0" => ReadDapr(name, type, json, part),
            "dapr.component.v0" => ReadDaprComponent(name, type, json, part),
            _ => ReadUnsupported(name, type, json, part),
        };
        if (resource is ManifestWorkload workload)
        {
            resource = workload with
            {
                Args = part.Texts("args"),
                Env = part.TextsByName("env"),
                Bindings = part.PartsByName("bindings", (key, binding) => WorkloadReader.ReadBinding(name, key, binding)),
                ContainerFiles = part.PartsByName("containerFiles", WorkloadReader.ReadContainerFiles),
                Deployment = part.Json("deployment") is { } deployment ? Read(name, deployment) : null,
            };
        }
        return resource is ManifestUnsupported ? resource : resource with
        {
            ConnectionString = resource is ManifestValue ? part.RequiredText("connectionString") : part.Text("connectionString"),
            Inputs = part.PartsByName("inputs", (key, input) => InputReader.Read(name, key, input)),
        };
    }

    private static ManifestContainer ReadContainer(string name, string type, ManifestJson json, PartReader part)
    {
        var container = new ManifestContainer
        {
            Name = name,
            Type = type,
            Json = json,
            Place = json.Place,
            Image = part.Text("image"),
            Build = part.Part("build", WorkloadReader.ReadBuild),
            Entrypoint = part.Text("entrypoint"),
            Volumes = part.Parts("volumes", WorkloadReader.ReadVolume),
            BindMounts = part.Parts("bindMounts", WorkloadReader.ReadBindMount),
        };
        if (part.Has("image") == part.Has("build"))
        {
            part.Problems.Error(json.Place, part.Has("image") ? "A container has either 'image' or 'build'. Remove one of them." : "'image' or 'build' is missing. Add one of them.");
        }
        return container;
    }

    private static ManifestExecutable ReadExecutable(string name, string type, ManifestJson json, PartReader part) => new()
    {
        Name = name,
        Type = type,
        Json = json,
        Place = json.Place,
        Command = part.RequiredText("command"),
        WorkingDirectory = part.RequiredPath("workingDirectory"),
    };

    private static ManifestAnnotatedString ReadAnnotatedString(string name, string type, ManifestJson json, PartReader part)
    {
        var annotated = new ManifestAnnotatedString
        {
            Name = name,
            Type = type,
            Json = json,
            Place = json.Place,
            Value = part.RequiredText("value"),
            Filter = part.RequiredWord("filter"),
        };
        if (annotated.Filter is not (ManifestAnnotatedString.UriFilter or ""))
        {
            part.Problems.Warning(json.Place, $"The filter '{annotated.Filter}' is not known; a text that uses the value cannot be resolved.{Suggestion.DidYouMean(annotated.Filter, [ManifestAnnotatedString.UriFilter])}");
        }
        return annotated;
    }

    private static ManifestBicep ReadBicep(string name, string type, ManifestJson json, PartReader part) => new()
    {
        Name = name,
        Type = type,
        Json = json,
        Place = json.Place,
        Path = part.RequiredPath("path"),
        Params = part.JsonByName("params"),
        Scope = part.TextsByName("scope"),
    };

    private static ManifestCloudFormation ReadCloudFormation(string name, string type, ManifestJson json, PartReader part) => new()
    {
        Name = name,
        Type = type,
        Json = json,
        Place = json.Place,
        StackName = part.RequiredText("stack-name"),
        TemplatePath = type is "aws.cloudformation.template.v0" ? part.RequiredPath("template-path") : null,
        References = part.Parts("references", reference => reference.RequiredText("target-resource")),
    };

    private static ManifestResource ReadDapr(string name, string type, ManifestJson json, PartReader part) => part.RequiredPart("dapr") is { } settings
        ? new ManifestDapr
        {
            Name = name,
            Type = type,
            Json = json,
            Place = json.Place,
            Application = settings.RequiredText("application"),
            AppId = settings.RequiredText("appId"),
            Components = settings.Texts("components"),
        }
        : new ManifestUnsupported { Name = name, Type = type, Json = json, Place = json.Place };

    private static ManifestDaprComponent ReadDaprComponent(string name, string type, ManifestJson json, PartReader part) => new()
    {
        Name = name,
        Type = type,
        Json = json,
        Place = json.Place,
        ComponentType = part.Part("daprComponent", component => component.RequiredText("type")),
    };

    private static ManifestUnsupported ReadUnsupported(string name, string type, ManifestJson json, PartReader part)
    {
        var error = type.Length is 0 && part.Has("error") ? part.Text("error") : null;
        if (type.Length is 0 && error is null && json.Kind is JsonValueKind.Object)
        {
            part.Problems.Error(json.Place, "The resource has no 'type'. Add it.");
        }
        else if (Suggestion.For(type, s_types) is { } near)
        {
            part.Problems.Warning(json.Place, $"The type '{type}' is not known; targets cannot deploy the resource. Did you mean '{near}'?");
        }
        return new ManifestUnsupported { Name = name, Type = type, Json = json, Place = json.Place, Error = error };
    }
}
