namespace Aspire.Hosting.ApplicationModel;

/// <summary>A value that becomes known later and may change then; readers wait for the first one.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
public sealed class ValueSnapshot<T>
    where T : notnull
{
    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile Task<T>? _current;

    /// <summary>Gets whether a value or an error was set.</summary>
    public bool IsValueSet => _current is not null;

    /// <summary>Gets the latest value, waiting for the first.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The value.</returns>
    public async Task<T> GetValueAsync(CancellationToken cancellationToken = default)
    {
        if (_current is null)
        {
            await _first.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }

        return await _current!.ConfigureAwait(false);
    }

    /// <summary>Sets the value.</summary>
    /// <param name="value">The value.</param>
    public void SetValue(T value) => Set(Task.FromResult(value));

    /// <summary>Makes readers fail.</summary>
    /// <param name="exception">What they fail with.</param>
    public void SetException(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        Set(Task.FromException<T>(exception));
    }

    internal bool HasFailed => _current is { IsFaulted: true };

    private void Set(Task<T> current)
    {
        _current = current;
        _first.TrySetResult();
    }
}
