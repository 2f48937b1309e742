namespace EnvMap.Hosting.Dcp.Model;

/// <summary>Kinds of <see cref="VolumeMount"/>.</summary>
internal static class VolumeMountType
{
    public const string Bind = "bind";

    public const string Volume = "volume";
}
