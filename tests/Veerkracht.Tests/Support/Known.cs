using Veerkracht.Core.Identifiers;

namespace Veerkracht.Tests.Support;

/// <summary>Organisations of the demonstration by the number that people know.</summary>
internal static class Known
{
    /// <summary>The id that who has this enterprise number or OVO code got when it was registered first.</summary>
    public static OrganisationId As(string key) => OrganisationId.FirstKnownAs(key);
}
