using System.Collections.ObjectModel;
using System.Diagnostics.CodeAnalysis;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>The resources in the order in which they were added; each name stands for one of them, whatever its case.</summary>
internal sealed class ResourceCollection : Collection<IResource>, IResourceCollection
{
    private readonly Dictionary<string, IResource> _byName = new(StringComparer.OrdinalIgnoreCase);

    public ResourceCollection()
    {
    }

    public ResourceCollection(IEnumerable<IResource> resources)
    {
        foreach (var resource in resources)
        {
            Add(resource);
        }
    }

    public bool TryGetByName(string name, [NotNullWhen(true)] out IResource? resource)
    {
        resource = null;
        return name is not null && _byName.TryGetValue(name, out resource);
    }

    protected override void InsertItem(int index, IResource item)
    {
        ThrowIfTaken(item, replaced: null);
        base.InsertItem(index, item);
        _byName[item.Name] = item;
    }

    protected override void SetItem(int index, IResource item)
    {
        var replaced = this[index];
        ThrowIfTaken(item, replaced);
        base.SetItem(index, item);
        _byName.Remove(replaced.Name);
        _byName[item.Name] = item;
    }

    protected override void RemoveItem(int index)
    {
        _byName.Remove(this[index].Name);
        base.RemoveItem(index);
    }

    protected override void ClearItems()
    {
        _byName.Clear();
        base.ClearItems();
    }

    private void ThrowIfTaken(IResource resource, IResource? replaced)
    {
        if (TryGetByName(resource.Name, out var existing) && existing != replaced)
        {
            throw new DistributedApplicationException($"Cannot add resource '{resource.Name}' of type '{resource.GetType()}': that name already exists, for a resource of type '{existing.GetType()}'. Upper and lower case make no difference.");
        }
    }
}
