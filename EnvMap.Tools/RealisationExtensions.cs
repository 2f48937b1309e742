using EnvMap.Acquisition;
using EnvMap.Tools.NotStarted;

namespace EnvMap.Tools;

internal static class RealisationExtensions
{
    /// <summary>
    /// Adds a tool whose row is part of the profile in the flavour that this machine has for it. Null where the profile has none, and
    /// where it is only listed, as not started.
    /// </summary>
    public static IResourceBuilder<T>? Realise<T>(
        this EnvironmentMapBuilder map, string name, string row, Func<IResourceBuilder<T>> asContainer, ToolPackage? package = null, Func<IResourceBuilder<T>>? asProcess = null)
        where T : IResource
    {
        if (map.Find(row) is null)
        {
            return null;
        }
        switch (map.Flavours.Choose(row, package))
        {
            case Realisation.Process when asProcess is not null:
                return asProcess();
            case Realisation.NotStarted why:
                map.AddNotStarted(name, row, why);
                return null;
            default:
                return asContainer();
        }
    }
}
