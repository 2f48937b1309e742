namespace Aspire.Hosting.ApplicationModel;

/// <summary>A plain file that is put into a container.</summary>
public sealed class ContainerFile : ContainerFileBase
{
}
