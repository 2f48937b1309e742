using System.Collections.ObjectModel;
using EnvMap.Hosting.ApplicationModel;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>
/// The annotations of one resource in the order in which they were added; each look at it, be it enumeration, count or search, sees
/// one moment while other threads add.
/// </summary>
public sealed class ResourceAnnotationCollection() : Collection<IResourceAnnotation>(new CopyOnWriteList<IResourceAnnotation>());
