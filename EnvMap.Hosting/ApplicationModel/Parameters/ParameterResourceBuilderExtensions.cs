using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.UserSecrets;
using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting;

/// <summary>Declares parameters.</summary>
public static partial class ParameterResourceBuilderExtensions
{
    /// <summary>Adds a parameter whose value is configured as <c>Parameters:name</c>.</summary>
    /// <param name="builder">The builder of the application.</param>
    /// <param name="name">The name.</param>
    /// <param name="secret">Whether the value is a secret.</param>
    /// <returns>The builder of the resource.</returns>
    public static IResourceBuilder<ParameterResource> AddParameter(this IDistributedApplicationBuilder builder, [ResourceName] string name, bool secret = false)
        => builder.AddParameterResource(CreateParameter(builder, name, secret));

    /// <summary>Adds a parameter with a known value.</summary>
    /// <param name="builder">The builder of the application.</param>
    /// <param name="name">The name.</param>
    /// <param name="value">The value.</param>
    /// <param name="publishValueAsDefault">Whether a manifest tells the value as default.</param>
    /// <param name="secret">Whether the value is a secret.</param>
    /// <returns>The builder of the resource.</returns>
    /// <exception cref="ArgumentException">A secret is to be told as default.</exception>
    public static IResourceBuilder<ParameterResource> AddParameter(this IDistributedApplicationBuilder builder, [ResourceName] string name, string value, bool publishValueAsDefault = false, bool secret = false)
    {
        ArgumentNullException.ThrowIfNull(value);
        return builder.AddParameter(name, () => value, publishValueAsDefault, secret);
    }

    /// <summary>Adds a parameter whose value a callback gives.</summary>
    /// <param name="builder">The builder of the application.</param>
    /// <param name="name">The name.</param>
    /// <param name="valueGetter">Gives the value.</param>
    /// <param name="publishValueAsDefault">Whether a manifest tells the value as default.</param>
    /// <param name="secret">Whether the value is a secret.</param>
    /// <returns>The builder of the resource.</returns>
    /// <exception cref="ArgumentException">A secret is to be told as default.</exception>
    public static IResourceBuilder<ParameterResource> AddParameter(this IDistributedApplicationBuilder builder, [ResourceName] string name, Func<string> valueGetter, bool publishValueAsDefault = false, bool secret = false)
    {
        ArgumentNullException.ThrowIfNull(valueGetter);
        if (publishValueAsDefault && secret)
        {
            throw new ArgumentException("A secret parameter cannot be published with its value: a manifest is no place for secrets.", nameof(secret));
        }

        return builder.AddParameterResource(new ParameterResource(name, @default => @default?.GetDefaultValue() ?? valueGetter(), secret)
        {
            Default = publishValueAsDefault ? new ConstantParameterDefault(valueGetter) : null
        });
    }

    /// <summary>Adds a parameter with a default.</summary>
    /// <param name="builder">The builder of the application.</param>
    /// <param name="name">The name.</param>
    /// <param name="value">The default.</param>
    /// <param name="secret">Whether the value is a secret.</param>
    /// <param name="persist">Whether the value is kept in the user secrets for the next run.</param>
    /// <returns>The builder of the resource.</returns>
    public static IResourceBuilder<ParameterResource> AddParameter(this IDistributedApplicationBuilder builder, [ResourceName] string name, ParameterDefault value, bool secret = false, bool persist = false)
    {
        ArgumentNullException.ThrowIfNull(value);
        return builder.AddParameterResource(new ParameterResource(name, @default => ReadValue(builder.Configuration, $"Parameters:{name}", @default), secret)
        {
            Default = persist ? Persist(builder, name, value) : value
        });
    }

    /// <summary>Adds a parameter whose value is configured under a key of its own.</summary>
    /// <param name="builder">The builder of the application.</param>
    /// <param name="name">The name.</param>
    /// <param name="configurationKey">The key.</param>
    /// <param name="secret">Whether the value is a secret.</param>
    /// <returns>The builder of the resource.</returns>
    public static IResourceBuilder<ParameterResource> AddParameterFromConfiguration(this IDistributedApplicationBuilder builder, [ResourceName] string name, string configurationKey, bool secret = false)
    {
        ArgumentNullException.ThrowIfNull(configurationKey);
        return builder.AddParameterResource(new ParameterResource(name, @default => ReadValue(builder.Configuration, configurationKey, @default), secret)
        {
            ConfigurationKey = configurationKey
        });
    }

    /// <summary>Says what a parameter is for.</summary>
    /// <param name="builder">The builder of the parameter.</param>
    /// <param name="description">What it is for.</param>
    /// <param name="enableMarkdown">Whether that is Markdown.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<ParameterResource> WithDescription(this IResourceBuilder<ParameterResource> builder, string description, bool enableMarkdown = false)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(description);
        (builder.Resource.Description, builder.Resource.EnableDescriptionMarkdown) = (description, enableMarkdown);
        return builder;
    }

    /// <summary>Makes, without adding it, a parameter whose value is configured as <c>Parameters:name</c>.</summary>
    /// <param name="builder">The builder of the application.</param>
    /// <param name="name">The name.</param>
    /// <param name="secret">Whether the value is a secret.</param>
    /// <returns>The parameter.</returns>
    public static ParameterResource CreateParameter(IDistributedApplicationBuilder builder, string name, bool secret)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return new(name, @default => ReadValue(builder.Configuration, $"Parameters:{name}", @default), secret);
    }

    /// <summary>Makes, without adding it, a parameter whose value is generated once and kept in the user secrets.</summary>
    /// <param name="builder">The builder of the application.</param>
    /// <param name="name">The name.</param>
    /// <param name="secret">Whether the value is a secret.</param>
    /// <param name="parameterDefault">How it is generated.</param>
    /// <returns>The parameter.</returns>
    public static ParameterResource CreateGeneratedParameter(IDistributedApplicationBuilder builder, string name, bool secret, GenerateParameterDefault parameterDefault)
    {
        var parameter = CreateParameter(builder, name, secret);
        parameter.Default = Persist(builder, name, parameterDefault);
        return parameter;
    }

    /// <summary>Makes, without adding it, a parameter that is a generated password of at least 22 characters.</summary>
    /// <param name="builder">The builder of the application.</param>
    /// <param name="name">The name.</param>
    /// <param name="lower">Whether lower-case letters are used.</param>
    /// <param name="upper">Whether upper-case letters are used.</param>
    /// <param name="numeric">Whether digits are used.</param>
    /// <param name="special">Whether special characters are used.</param>
    /// <param name="minLower">The least number of lower-case letters.</param>
    /// <param name="minUpper">The least number of upper-case letters.</param>
    /// <param name="minNumeric">The least number of digits.</param>
    /// <param name="minSpecial">The least number of special characters.</param>
    /// <returns>The parameter.</returns>
    public static ParameterResource CreateDefaultPasswordParameter(IDistributedApplicationBuilder builder, string name, bool lower = true, bool upper = true, bool numeric = true, bool special = true, int minLower = 0, int minUpper = 0, int minNumeric = 0, int minSpecial = 0)
        => CreateGeneratedParameter(builder, name, secret: true, new()
        {
            Lower = lower,
            Upper = upper,
            Numeric = numeric,
            Special = special,
            MinLower = minLower,
            MinUpper = minUpper,
            MinNumeric = minNumeric,
            MinSpecial = minSpecial
        });

    internal static IResourceBuilder<T> AddParameterResource<T>(this IDistributedApplicationBuilder builder, T parameter)
        where T : ParameterResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.AddResource(parameter).WithInitialState(new()
        {
            ResourceType = KnownResourceTypes.Parameter,
            Properties = [new(CustomResourceKnownProperties.Source, parameter.ConfigurationKey)],
            State = KnownResourceStates.Waiting
        });
    }

    // A key with hyphens may also be given with underscores: no shell sets a variable with a hyphen in its name.
    private static string ReadValue(IConfiguration configuration, string key, ParameterDefault? @default)
        => (configuration[key] is { Length: > 0 } given ? given : configuration[key.Replace('-', '_')]) ?? @default?.GetDefaultValue()
            ?? throw new MissingParameterValueException($"Parameter resource could not be used because configuration key '{key}' is missing and the Parameter has no default value.");

    private static ParameterDefault Persist(IDistributedApplicationBuilder builder, string name, ParameterDefault @default)
        => builder.ExecutionContext.IsRunMode
            ? new PersistedParameterDefault(name, @default, UserSecretsStore.For(builder.Configuration, builder.AppHostAssembly))
            : @default;
}
