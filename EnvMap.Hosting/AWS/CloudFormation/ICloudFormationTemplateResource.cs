namespace Aspire.Hosting.AWS.CloudFormation;

/// <summary>A stack that is made from a template.</summary>
public interface ICloudFormationTemplateResource : ICloudFormationResource
{
    /// <summary>Gets the path of the template.</summary>
    string TemplatePath { get; }

    /// <summary>Gets or sets the ARN of the role that the stack is made by; null for that of the caller.</summary>
    string? RoleArn { get; set; }

    /// <summary>Gets or sets how many seconds lie between two looks at a stack that is being made; by default 3.</summary>
    int StackPollingInterval { get; set; }

    /// <summary>Gets or sets whether the stack is updated even where the template has not changed.</summary>
    bool DisableDiffCheck { get; set; }

    /// <summary>Gets the capabilities that the template may not use.</summary>
    IList<string> DisabledCapabilities { get; }

    /// <summary>Sets a parameter of the template.</summary>
    /// <param name="parameterName">The name of the parameter.</param>
    /// <param name="parameterValue">The value.</param>
    /// <returns>The same resource.</returns>
    ICloudFormationTemplateResource AddParameter(string parameterName, string parameterValue);
}
