namespace Veerkracht.Features.Organisations;

/// <summary>An organisation that no reference file has: agencies of the Flemish government, and associations that are consulted.</summary>
/// <param name="Class">No call names it: it cannot apply.</param>
internal sealed record KnownBody(AttributeKind KeyKind, string Key, string Name, string Class)
{
    public IEnumerable<Fact> Facts(DateOnly from) =>
        [new(KeyKind, Key, from, null), new(AttributeKind.Name, Name, from, null), new(AttributeKind.Class, Class, from, null)];
}

internal static class KnownBodies
{
    public static readonly IReadOnlyList<KnownBody> All =
    [
        new(AttributeKind.Ovo, "OVO001835", "Agentschap Binnenlands Bestuur", "agency"),
        new(AttributeKind.Word, "VVSG", "Vereniging van Vlaamse Steden en Gemeenten", "association"),
    ];
}
