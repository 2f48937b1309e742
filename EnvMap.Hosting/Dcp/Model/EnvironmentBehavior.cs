namespace EnvMap.Hosting.Dcp.Model;

/// <summary>Values of <see cref="AmbientEnvironment.Behavior"/>.</summary>
internal static class EnvironmentBehavior
{
    public const string Inherit = "Inherit";

    public const string DoNotInherit = "DoNotInherit";
}
