namespace Veerkracht.Site;

/// <summary>
/// Says of a page that it saves what somebody types, every few seconds: who types is known as of a moment ago
/// (<see cref="SiteOptions.Recheck"/>).
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class SavesTypingAttribute : Attribute;
