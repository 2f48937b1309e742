namespace EnvMap.Hosting.Dcp.Model;

/// <summary>When the engine pulls an image.</summary>
internal static class PullPolicy
{
    public const string Always = "always";

    public const string Missing = "missing";

    public const string Never = "never";
}
