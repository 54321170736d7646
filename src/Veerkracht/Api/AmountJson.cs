using Veerkracht.Core.Amounts;

namespace Veerkracht.Api;

/// <summary>An amount on the wire: {"amount": "150000000.00", "currency": "EUR"}. An amount that is not known is null, never 0.</summary>
public sealed record AmountJson(string Amount, string Currency)
{
    public static AmountJson Of(Money amount) => new(amount.ToString(), "EUR");

    public static AmountJson? Of(Money? amount) => amount is { } known ? Of(known) : null;
}

/// <summary>A text in both languages; English is null where there is none.</summary>
public sealed record TextJson(string Nl, string? En)
{
    public static TextJson Of(Core.Texts.LocalText text) => new(text.Nl, text.En);

    public static TextJson? OfOptional(Core.Texts.LocalText? text) => text is null ? null : Of(text);
}
