namespace EnvMap.Deploy.Compose.Running;

/// <summary>Which project is meant, and where it runs.</summary>
public sealed record ProjectPlace
{
    /// <summary>The folder of a published profile that was turned into Compose, or its folder <c>compose</c>.</summary>
    public required string Folder { get; init; }

    /// <summary>The machine that it runs on, as ssh takes it: user@machine, or ssh://user@machine:port; null for this one.</summary>
    public string? Host { get; init; }

    /// <summary>The folder on the other machine, from the user's own on; null for envmap/ and the name of the project.</summary>
    public string? HostFolder { get; init; }

    /// <summary>A file of settings for ssh; null for the user's.</summary>
    public string? SshConfig { get; init; }

    /// <summary>The engine's program: docker or podman.</summary>
    public string Engine { get; init; } = "docker";

    /// <summary>The registry that images of projects are in, with a slash at its end; null for the one that <c>.env</c> of the machine says.</summary>
    public string? Registry { get; init; }
}
