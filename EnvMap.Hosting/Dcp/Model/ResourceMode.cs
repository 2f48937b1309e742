namespace EnvMap.Hosting.Dcp.Model;

/// <summary>Values of the mode fields: what DCP may create, reuse and remove.</summary>
internal static class ResourceMode
{
    /// <summary>Created with the object and removed with it; DCP's default.</summary>
    public const string Session = "session";

    /// <summary>Created or reused, and left behind.</summary>
    public const string Persistent = "persistent";

    /// <summary>Reused only; containers and networks know this mode, executables do not.</summary>
    public const string Existing = "existing";

    /// <summary>Reused only, and removed with the object.</summary>
    public const string Cleanup = "cleanup";
}
