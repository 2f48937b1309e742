namespace Aspire.Hosting.ApplicationModel;

/// <summary>A value that is given from outside: by configuration, by a default, or at deployment.</summary>
public class ParameterResource : Resource, IExpressionValue, IResourceWithoutLifetime
{
    private readonly Func<ParameterDefault?, string> _callback;
    private readonly Lock _gate = new();
    private string? _value;
    private string? _configurationKey;

    /// <summary>Declares a parameter.</summary>
    /// <param name="name">The name.</param>
    /// <param name="callback">Gets the value, given the default.</param>
    /// <param name="secret">Whether the value is a secret.</param>
    public ParameterResource(string name, Func<ParameterDefault?, string> callback, bool secret = false)
        : base(name)
    {
        ArgumentNullException.ThrowIfNull(callback);
        _callback = callback;
        Secret = secret;
    }

    /// <summary>Gets or sets what the value is where none is configured.</summary>
    public ParameterDefault? Default { get; set; }

    /// <summary>Gets whether the value is a secret.</summary>
    public bool Secret { get; }

    /// <summary>Gets or sets whether the value is a connection string.</summary>
    public bool IsConnectionString { get; set; }

    /// <summary>Gets or sets what the parameter is for.</summary>
    public string? Description { get; set; }

    /// <summary>Gets or sets whether the description is Markdown.</summary>
    public bool EnableDescriptionMarkdown { get; set; }

    /// <inheritdoc/>
    public string ValueExpression => $"{{{Name}.value}}";

    /// <summary>Gets the value, by its older name.</summary>
    /// <exception cref="MissingParameterValueException">There is no value.</exception>
    [Obsolete("Use GetValueAsync instead.")]
    public string Value => Read();

    internal string ConfigurationKey
    {
        get => _configurationKey ?? (IsConnectionString ? $"ConnectionStrings:{Name}" : $"Parameters:{Name}");
        init => _configurationKey = value;
    }

    /// <summary>Gets the value.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The value.</returns>
    /// <exception cref="MissingParameterValueException">There is no value.</exception>
    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken)
        => new(Read());

    /// <summary>Gets the value, which is the same for every caller.</summary>
    /// <param name="_">Who asks.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The value.</returns>
    /// <exception cref="MissingParameterValueException">There is no value.</exception>
    public ValueTask<string?> GetValueAsync(ValueProviderContext _, CancellationToken cancellationToken)
        => GetValueAsync(cancellationToken);

    // Kept once it is there: a generated value is the same for everybody. One that is missing may be given later.
    private string Read()
    {
        lock (_gate)
        {
            return _value ??= _callback(Default);
        }
    }
}
