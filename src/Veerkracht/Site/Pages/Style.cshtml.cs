using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Texts;
using Veerkracht.Site.Components;

namespace Veerkracht.Site.Pages;

/// <summary>The living style page: every component in its states, with content like the real one. Not there in production.</summary>
[For(Audience.Everybody)]
public sealed class StyleModel(IHostEnvironment environment) : PageModel
{
    public IActionResult OnGet() => environment.IsProduction() ? NotFound() : Page();

    public IReadOnlyList<AxisMoney> Axes { get; } =
    [
        new("Project Kopenhagen", Money.FromEuro(165_000_000), Money.FromEuro(112_500_000), Money.FromEuro(61_240_000), "#geld"),
        new("Lokale klimaatacties", Money.FromEuro(25_000_000), Money.FromEuro(3_180_000), Money.FromEuro(900_000), "#geld"),
        new("Project Estland", Money.FromEuro(85_000_000), Money.FromEuro(48_125_000), Money.FromEuro(23_400_000), "#geld"),
        new("Project Samenleven", Money.FromEuro(19_000_000), Money.FromEuro(4_000_000), Money.FromEuro(2_100_000), "#geld"),
        new("Publieke investeringen", Money.FromEuro(20_000_000), Money.Zero, null, "#geld"),
    ];

    public MoneyStages Cycling { get; } =
        new(
            Money.FromEuro(150_000_000),
            Money.FromEuro(244_000_000),
            new Money(1_318_204_417),
            Money.FromEuro(112_500_000),
            new Money(6_124_000_050)
        );
    public MoneyStages Accessibility { get; } = new(null, null, Money.Zero, Money.Zero, Money.Zero);

    public IReadOnlyList<Finding> Findings { get; } =
    [
        new(
            "costs.works.cost",
            "not-a-number",
            new("Kostprijs van de werken: schrijf een bedrag zoals 1.234,56.", "Cost of the works: write an amount like 1,234.56.")
        ),
        new(
            "photos",
            "required",
            new("Foto's van de situatie vóór de werken: voeg minstens één bestand toe.", "Photos before works: add at least one file.")
        ),
        new(
            "contact.email",
            "invalid-email",
            new("E-mailadres: dit adres is niet volledig.", "E-mail address: this address is not complete.")
        ),
    ];

    public IReadOnlyList<LocalText> Why { get; } =
    [
        new("Kost × gemeentelijk aandeel: 678.821,00 × 100 % = 678.821,00", "Cost × municipal share: 678,821.00 × 100% = 678,821.00"),
        new(
            "1/3 van 678.820,77 = 226.273,59; trekkingsrecht 226.273,59 bereikt",
            "1/3 of 678,820.77 = 226,273.59; drawing right 226,273.59 reached"
        ),
        new("1/2 van 0,23 boven het trekkingsrecht = 0,12", "1/2 of 0.23 above the drawing right = 0.12"),
        new("Subsidie: 226.273,59 + 0,12 = 226.273,71", "Grant: 226,273.59 + 0.12 = 226,273.71"),
    ];

    public IReadOnlyList<TimelineStep> Steps { get; } =
    [
        new("Voorstel", "Verstuurd op 1 september 2022 om 9.14 uur", TimelineState.Done, "Ontvangstbewijs fiets-subsidie-17", "#"),
        new("Beoordeling en toekenning", "Bezig sinds 5 september 2022", TimelineState.Now, "Een tweede persoon kijkt het voorstel na."),
        new("Aanvraag van de betaling (80 %)", "Na de toekenning, tot 31 december 2025", TimelineState.Next),
        new("Aanvraag van het saldo (20 %)", "Tot 30 april 2026 om 23.59 uur", TimelineState.Later),
    ];

    public IReadOnlyList<TimelineStep> Windows { get; } =
    [
        new("Indienen door provincies en bedrijven", "Tot 15 november 2022 om 23.59 uur", TimelineState.Now, "Nog 12 dagen en 4 uur"),
        new(
            "Indienen door gemeenten",
            "Tot 15 oktober 2022 om 23.59 uur",
            TimelineState.Missed,
            "Verschoven op 20 september 2022: eerst 30 september 2022."
        ),
    ];

    public IReadOnlyList<SectionLink> Sections { get; } =
    [
        new("Contact", "#", SectionState.Done),
        new("Project en kosten", "#", SectionState.Error, Current: true),
        new("Kilometers", "#", Note: "nog 2 velden"),
        new("Bewijsstukken", "#"),
        new("Nakijken en versturen", "#"),
    ];

    public IReadOnlyList<AttachedFile> Photos { get; } =
    [
        new("a1", "Stationsstraat-voor-de-werken.jpg", 2_412_880, "#"),
        new("a2", "besluit-college-van-burgemeester-en-schepenen-2022-06-14-ondertekend.pdf", 184_223, "#"),
    ];

    public IReadOnlyList<Choice> Kinds { get; } =
    [
        new("improve", "Verbeteren", "Een bestaand fietspad wordt breder of veiliger."),
        new("renew", "Vernieuwen", "Er komt een nieuw fietspad."),
        new("none", "Geen van beide"),
    ];
}
