namespace Aspire.Hosting.ApplicationModel;

/// <summary>Something that a manifest can refer to.</summary>
public interface IManifestExpressionProvider
{
    /// <summary>Gets the expression that stands for the value in a manifest, such as <c>{db.connectionString}</c>.</summary>
    string ValueExpression { get; }
}
