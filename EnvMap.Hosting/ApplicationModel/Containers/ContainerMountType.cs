namespace Aspire.Hosting.ApplicationModel;

/// <summary>What is mounted into a container.</summary>
public enum ContainerMountType
{
    /// <summary>A file or directory of the host.</summary>
    BindMount,

    /// <summary>A volume of the container engine.</summary>
    Volume
}
