namespace Aspire.Hosting.ApplicationModel;

/// <summary>Names of properties to which the dashboard gives a place of their own.</summary>
public static class CustomResourceKnownProperties
{
    /// <summary>Gets the name of the property that says what the resource is made from.</summary>
    public static string Source { get; } = KnownProperties.Source;

    /// <summary>Gets the name of the property that holds the connection string.</summary>
    public static string ConnectionString { get; } = KnownProperties.ConnectionString;
}
