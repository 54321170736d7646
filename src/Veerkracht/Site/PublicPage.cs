namespace Veerkracht.Site;

/// <summary>
/// A page that is the same for every reader who is not signed in: it depends on its address, the language and what the public may see, and
/// has no form. It is kept until something changes.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PublicPageAttribute : Attribute;
