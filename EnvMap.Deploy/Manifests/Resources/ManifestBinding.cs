namespace EnvMap.Deploy.Manifests;

/// <summary>An endpoint of a resource.</summary>
public sealed record ManifestBinding : ManifestPart
{
    /// <summary>The resource that listens.</summary>
    public required string Resource { get; init; }

    /// <summary>The name of the endpoint.</summary>
    public required string Name { get; init; }

    /// <summary>The scheme of its URLs, such as <c>http</c> or <c>redis</c>.</summary>
    public required string Scheme { get; init; }

    /// <summary><c>tcp</c> or <c>udp</c>.</summary>
    public required string Protocol { get; init; }

    /// <summary>As a rule <c>http</c>, <c>http2</c> or <c>tcp</c>.</summary>
    public required string Transport { get; init; }

    /// <summary>The port that others reach it at, 1 to 65535; null where the target chooses.</summary>
    public int? Port { get; init; }

    /// <summary>The port that the program listens on, 1 to 65535; null where the target chooses.</summary>
    public int? TargetPort { get; init; }

    /// <summary>Whether it is reached from outside.</summary>
    public bool IsExternal { get; init; }
}
