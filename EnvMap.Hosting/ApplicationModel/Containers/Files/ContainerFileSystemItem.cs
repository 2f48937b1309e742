namespace Aspire.Hosting.ApplicationModel;

/// <summary>A file or directory that is put into a container.</summary>
public abstract class ContainerFileSystemItem
{
    private string? _name;

    /// <summary>Gets or sets the name.</summary>
    /// <exception cref="ArgumentException">The name is blank or a path.</exception>
    public string Name
    {
        get => _name!;
        set
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(value);
            if (Path.GetDirectoryName(value) is not "")
            {
                throw new ArgumentException($"'{value}' is a path; a file or directory of a container is named without one. Put it into a {nameof(ContainerDirectory)} instead.", nameof(value));
            }

            _name = value;
        }
    }

    /// <summary>Gets or sets the user id of the owner; null for the default.</summary>
    public int? Owner { get; set; }

    /// <summary>Gets or sets the group id; null for the default.</summary>
    public int? Group { get; set; }

    /// <summary>Gets or sets the permissions; none means the default.</summary>
    public UnixFileMode Mode { get; set; }
}
