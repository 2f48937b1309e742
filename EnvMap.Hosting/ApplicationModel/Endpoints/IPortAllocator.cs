namespace Aspire.Hosting.ApplicationModel;

/// <summary>Gives ports to the endpoints of a manifest that name none.</summary>
public interface IPortAllocator
{
    /// <summary>Gives a port; the same again until it is marked as used.</summary>
    /// <returns>The port.</returns>
    int AllocatePort();

    /// <summary>Marks a port as used.</summary>
    /// <param name="port">The port.</param>
    void AddUsedPort(int port);
}
