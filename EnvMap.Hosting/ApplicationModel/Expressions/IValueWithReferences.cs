namespace Aspire.Hosting.ApplicationModel;

/// <summary>A value that is made of others.</summary>
public interface IValueWithReferences
{
    /// <summary>Gets what the value is made of; those may be made of others in turn.</summary>
    IEnumerable<object> References { get; }
}
