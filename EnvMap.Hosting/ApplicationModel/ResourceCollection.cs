using System.Collections.ObjectModel;
using System.Diagnostics.CodeAnalysis;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>The resources of an application; no two have the same name, however they get in.</summary>
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
        resource = name is null ? null : _byName.GetValueOrDefault(name);
        return resource is not null;
    }

    protected override void InsertItem(int index, IResource item)
    {
        Claim(item);
        base.InsertItem(index, item);
    }

    protected override void SetItem(int index, IResource item)
    {
        var former = this[index];
        _byName.Remove(former.Name);
        try
        {
            Claim(item);
        }
        catch (DistributedApplicationException)
        {
            _byName[former.Name] = former;
            throw;
        }

        base.SetItem(index, item);
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

    private void Claim(IResource item)
    {
        if (!_byName.TryAdd(item.Name, item))
        {
            throw new DistributedApplicationException($"Cannot add resource '{item.Name}' of type '{item.GetType()}': that name already exists, for a resource of type '{_byName[item.Name].GetType()}'. Upper and lower case make no difference.");
        }
    }
}
