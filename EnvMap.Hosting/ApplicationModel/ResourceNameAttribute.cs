namespace Aspire.Hosting.ApplicationModel;

/// <summary>Marks a parameter that takes the name of a resource.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ResourceNameAttribute : Attribute, IModelNameParameter
{
}
