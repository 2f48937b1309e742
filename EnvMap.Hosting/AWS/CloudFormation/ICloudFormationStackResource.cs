namespace Aspire.Hosting.AWS.CloudFormation;

/// <summary>A stack that exists already.</summary>
public interface ICloudFormationStackResource : ICloudFormationResource;
