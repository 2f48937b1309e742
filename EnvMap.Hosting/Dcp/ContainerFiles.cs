using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using EnvMap.Hosting.Dcp.Model;

namespace EnvMap.Hosting.Dcp;

/// <summary>Describes to DCP the files that are put into a container.</summary>
internal static class ContainerFiles
{
    public static async Task<List<CreateFileSystem>> DescribeAsync(IResource resource, DistributedApplicationExecutionContext executionContext, CancellationToken cancellationToken)
    {
        var described = new List<CreateFileSystem>();
        foreach (var annotation in resource.Annotations.OfType<ContainerFileSystemCallbackAnnotation>())
        {
            var items = await annotation.Callback(new() { Model = resource, Services = executionContext.Services }, cancellationToken).ConfigureAwait(false);
            var entries = items.Select(ToEntry).ToList();
            if (entries.Count > 0)
            {
                described.Add(new()
                {
                    Destination = annotation.DestinationPath,
                    DefaultOwner = annotation.DefaultOwner,
                    DefaultGroup = annotation.DefaultGroup,
                    Umask = (int?)annotation.Umask,
                    Entries = entries
                });
            }
        }

        return described;
    }

    private static FileSystemEntry ToEntry(ContainerFileSystemItem item)
    {
        var file = item as ContainerFileBase;
        return new()
        {
            Type = item switch
            {
                ContainerDirectory => FileSystemEntryType.Directory,
                ContainerOpenSSLCertificateFile => FileSystemEntryType.OpenSsl,
                _ => FileSystemEntryType.File
            },
            Name = item.Name,
            Owner = item.Owner,
            Group = item.Group,
            Mode = item.Mode == UnixFileMode.None ? null : (int)item.Mode,
            Source = file?.SourcePath,
            Contents = file?.Contents,
            ContinueOnError = file?.ContinueOnError,
            Entries = item is ContainerDirectory directory ? [.. directory.Entries.Select(ToEntry)] : null
        };
    }
}
