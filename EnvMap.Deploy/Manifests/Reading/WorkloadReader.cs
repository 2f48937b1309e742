using EnvMap.Catalog;

namespace EnvMap.Deploy.Manifests.Reading;

/// <summary>Reads the parts of resources that run.</summary>
internal static class WorkloadReader
{
    private const int MaximumPort = 65535;

    private static readonly string[] s_protocols = ["tcp", "udp"];
    private static readonly string[] s_transports = ["http", "http2", "tcp"];

    public static ManifestBinding ReadBinding(string resource, string name, PartReader part)
    {
        var binding = new ManifestBinding
        {
            Place = part.Place,
            Resource = resource,
            Name = name,
            Scheme = part.RequiredWord("scheme"),
            Protocol = part.RequiredWord("protocol"),
            Transport = part.RequiredWord("transport"),
            Port = part.Number("port", 1, MaximumPort),
            // Manifests of Aspire's previews have the older name.
            TargetPort = part.Number("targetPort", 1, MaximumPort) ?? part.Number("containerPort", 1, MaximumPort),
            IsExternal = part.Flag("external"),
        };
        if (binding.Protocol.Length > 0 && !s_protocols.Contains(binding.Protocol))
        {
            part.Problems.Error(part.Place, $"The protocol '{binding.Protocol}' is neither tcp nor udp.{Suggestion.DidYouMean(binding.Protocol, s_protocols)}");
        }
        if (binding.Transport.Length > 0 && !s_transports.Contains(binding.Transport))
        {
            part.Problems.Warning(part.Place, $"The transport '{binding.Transport}' is none of {string.Join(", ", s_transports)}.{Suggestion.DidYouMean(binding.Transport, s_transports)}");
        }
        return binding;
    }

    public static ManifestContainerFiles ReadContainerFiles(string source, PartReader part) =>
        new() { Place = part.Place, Source = source, Destination = part.RequiredText("destination"), Sources = part.Texts("sources") };

    public static ManifestVolume ReadVolume(PartReader part) =>
        new() { Place = part.Place, Name = part.Text("name"), Target = part.RequiredPath("target"), IsReadOnly = part.Flag("readOnly") };

    public static ManifestBindMount ReadBindMount(PartReader part) =>
        new() { Place = part.Place, Source = part.RequiredPath("source"), Target = part.RequiredPath("target"), IsReadOnly = part.Flag("readOnly") };

    public static ManifestBuild ReadBuild(PartReader part) => new()
    {
        Place = part.Place,
        Context = part.RequiredPath("context"),
        Dockerfile = part.RequiredPath("dockerfile"),
        Stage = part.Text("stage"),
        BuildOnly = part.Flag("buildOnly"),
        Args = part.TextsByName("args"),
        Secrets = part.PartsByName("secrets", (_, secret) => ReadSecret(secret)),
    };

    public static ManifestBuild ReadDockerfile(PartReader part) =>
        new() { Place = part.Place, Context = part.RequiredPath("context"), Dockerfile = part.RequiredPath("path"), Args = part.TextsByName("buildArgs") };

    private static ManifestBuildSecret ReadSecret(PartReader part)
    {
        var secret = new ManifestBuildSecret { Place = part.Place, Type = part.RequiredWord("type"), Value = part.Text("value"), Source = part.Text("source") };
        if (secret.Type is not ("env" or "file" or ""))
        {
            part.Problems.Error(part.Place, $"A build secret is of type env or file, not '{secret.Type}'.{Suggestion.DidYouMean(secret.Type, ["env", "file"])}");
        }
        if (secret is { Type: "file", Source: null })
        {
            part.RequiredPath("source");
        }
        return secret;
    }
}
