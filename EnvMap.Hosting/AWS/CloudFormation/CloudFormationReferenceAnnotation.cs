using Aspire.Hosting.ApplicationModel;

namespace EnvMap.Hosting.AWS.CloudFormation;

/// <summary>A resource that uses outputs of the stack.</summary>
internal sealed record CloudFormationReferenceAnnotation(string TargetResource) : IResourceAnnotation;
