namespace Aspire.Hosting.ApplicationModel;

/// <summary>Implemented by attributes that mark a parameter as a name within the model.</summary>
public interface IModelNameParameter
{
}
