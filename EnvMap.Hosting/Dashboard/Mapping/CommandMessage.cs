using Aspire.Hosting.ApplicationModel;
using EnvMap.Hosting.Dashboard.Proto;
using IconVariant = EnvMap.Hosting.Dashboard.Proto.IconVariant;
using ResourceCommandState = EnvMap.Hosting.Dashboard.Proto.ResourceCommandState;

namespace EnvMap.Hosting.Dashboard.Mapping;

/// <summary>Writes commands and their results as messages.</summary>
internal static class CommandMessage
{
    public static ResourceCommand Create(ResourceCommandSnapshot command) => new()
    {
        Name = command.Name,
        DisplayName = command.DisplayName,
        DisplayDescription = command.DisplayDescription ?? "",
        ConfirmationMessage = command.ConfirmationMessage ?? "",
        IconName = command.IconName ?? "",
        IconVariant = (IconVariant)(command.IconVariant ?? 0),
        IsHighlighted = command.IsHighlighted,
        State = (ResourceCommandState)command.State,
    };

    public static ResourceCommandResponse Create(ExecuteCommandResult result)
    {
        var response = new ResourceCommandResponse
        {
            Kind = result switch
            {
                { Success: true } => ResourceCommandResponseKind.Succeeded,
                { Canceled: true } => ResourceCommandResponseKind.Cancelled,
                _ => ResourceCommandResponseKind.Failed,
            },
            Message = result.Message ?? "",
            ErrorMessage = result.Success ? "" : result.Message ?? "",
        };
        if (result.Data is { } data)
        {
            response.Result = new ResourceCommandResult
            {
                Value = data.Value,
                DisplayImmediately = data.DisplayImmediately,
                Format = data.Format switch
                {
                    Aspire.Hosting.ApplicationModel.CommandResultFormat.Json => Proto.CommandResultFormat.Json,
                    Aspire.Hosting.ApplicationModel.CommandResultFormat.Markdown => Proto.CommandResultFormat.Markdown,
                    _ => Proto.CommandResultFormat.Text,
                },
            };
        }

        return response;
    }
}
