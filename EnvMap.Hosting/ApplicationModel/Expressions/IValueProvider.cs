namespace Aspire.Hosting.ApplicationModel;

/// <summary>Something that has a value while the application runs.</summary>
public interface IValueProvider
{
    /// <summary>Gets the value, waiting for it where it is not known yet.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The value, or null where there is none.</returns>
    ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default);

    /// <summary>Gets the value as it is for a certain caller, who may live in another network.</summary>
    /// <param name="context">Who asks, and from where.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The value, or null where there is none.</returns>
    ValueTask<string?> GetValueAsync(ValueProviderContext context, CancellationToken cancellationToken = default)
        => GetValueAsync(cancellationToken);
}
