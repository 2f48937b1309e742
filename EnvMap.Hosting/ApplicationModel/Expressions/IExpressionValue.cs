namespace Aspire.Hosting.ApplicationModel;

/// <summary>Something with a value at run time and an expression in a manifest.</summary>
public interface IExpressionValue : IValueProvider, IManifestExpressionProvider
{
}
