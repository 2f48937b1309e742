using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.AWS.CloudFormation;

/// <summary>A CloudFormation stack.</summary>
public interface ICloudFormationResource : IAWSResource, IResourceWithWaitSupport
{
    /// <summary>Gets the name of the stack in AWS.</summary>
    string StackName { get; }

    /// <summary>Gets the tags that the stack gets.</summary>
    IDictionary<string, string> Tags { get; }
}
