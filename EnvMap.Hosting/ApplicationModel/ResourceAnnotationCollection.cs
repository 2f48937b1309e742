using System.Collections.ObjectModel;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>
/// The annotations of one resource in the order in which they were added; safe to read while another thread adds.
/// </summary>
public sealed class ResourceAnnotationCollection : Collection<IResourceAnnotation>, IEnumerable<IResourceAnnotation>
{
    private readonly Lock _gate = new();

    /// <summary>Enumerates what the collection held when the enumeration began.</summary>
    public new IEnumerator<IResourceAnnotation> GetEnumerator() => ((IEnumerable<IResourceAnnotation>)Snapshot()).GetEnumerator();

    IEnumerator<IResourceAnnotation> IEnumerable<IResourceAnnotation>.GetEnumerator() => GetEnumerator();

    System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    protected override void InsertItem(int index, IResourceAnnotation item)
    {
        lock (_gate)
        {
            base.InsertItem(Math.Min(index, Count), item);
        }
    }

    /// <inheritdoc/>
    protected override void SetItem(int index, IResourceAnnotation item)
    {
        lock (_gate)
        {
            base.SetItem(index, item);
        }
    }

    /// <inheritdoc/>
    protected override void RemoveItem(int index)
    {
        lock (_gate)
        {
            base.RemoveItem(index);
        }
    }

    /// <inheritdoc/>
    protected override void ClearItems()
    {
        lock (_gate)
        {
            base.ClearItems();
        }
    }

    private IResourceAnnotation[] Snapshot()
    {
        lock (_gate)
        {
            return [.. Items];
        }
    }
}
