package dev.signet.branding;

import dev.signet.eventstore.AggregateType;
import dev.signet.eventstore.StateFormat;
import dev.signet.kernel.Decision;

/** Rules of a label policy as pure functions. */
final class LabelPolicyDecider {
    static final String STREAM = "label_policy";
    static final AggregateType<LabelPolicyCommand, LabelPolicyEvent, LabelPolicy> TYPE = new AggregateType<>(
            STREAM,
            LabelPolicyEvent.class,
            LabelPolicy.NONE,
            LabelPolicyDecider::decide,
            LabelPolicyDecider::evolve,
            AggregateType.noSubject(),
            StateFormat.of(LabelPolicy.class, 1));

    private LabelPolicyDecider() {}

    static Decision<LabelPolicyEvent> decide(LabelPolicyCommand command, LabelPolicy policy) {
        boolean exists = policy.settings() != null;
        if (command instanceof LabelPolicyCommand.Add == exists) {
            throw (exists ? LabelPolicyError.EXISTS : LabelPolicyError.NOT_FOUND).exception();
        }
        return switch (command) {
            case LabelPolicyCommand.Add(LabelSettings settings) ->
                Decision.of(new LabelPolicyEvent.Added(valid(settings)));
            case LabelPolicyCommand.Change(LabelSettings settings) -> {
                LabelSettings wanted = valid(settings);
                requireChange(wanted.equals(policy.settings()));
                yield Decision.of(new LabelPolicyEvent.Changed(wanted));
            }
            case LabelPolicyCommand.Reset _ -> Decision.of(new LabelPolicyEvent.Removed());
            case LabelPolicyCommand.SetLogo(String digest) -> {
                requireChange(digest.equals(policy.logo()));
                yield Decision.of(new LabelPolicyEvent.LogoAdded(digest));
            }
            case LabelPolicyCommand.RemoveLogo _ -> {
                if (policy.logo() == null) {
                    throw LabelPolicyError.LOGO_NOT_FOUND.exception();
                }
                yield Decision.of(new LabelPolicyEvent.LogoRemoved());
            }
        };
    }

    private static void requireChange(boolean same) {
        if (same) {
            throw LabelPolicyError.NOT_CHANGED.exception();
        }
    }

    private static LabelSettings valid(LabelSettings settings) {
        LabelColors light = valid(settings.light(), "");
        LabelColors dark = valid(settings.dark(), "_dark");
        if (!Palette.isReadable(light, Palette.LIGHT)) {
            throw LabelPolicyError.FONT_UNREADABLE.exception();
        }
        if (!Palette.isReadable(dark, Palette.DARK)) {
            throw LabelPolicyError.FONT_DARK_UNREADABLE.exception();
        }
        return new LabelSettings(light, dark, settings.themeMode(), settings.disableWatermark());
    }

    private static LabelColors valid(LabelColors colors, String suffix) {
        return new LabelColors(
                valid(colors.primary(), "primary_color" + suffix),
                valid(colors.background(), "background_color" + suffix),
                valid(colors.warn(), "warn_color" + suffix),
                valid(colors.font(), "font_color" + suffix));
    }

    private static String valid(String color, String field) {
        return color.isEmpty()
                ? ""
                : Color.parse(color)
                        .orElseThrow(() -> LabelPolicyError.colorInvalid(field).exception())
                        .hex();
    }

    static LabelPolicy evolve(LabelPolicy policy, LabelPolicyEvent event) {
        return switch (event) {
            case LabelPolicyEvent.Added(LabelSettings settings) -> new LabelPolicy(settings, null);
            case LabelPolicyEvent.Changed(LabelSettings settings) -> new LabelPolicy(settings, policy.logo());
            case LabelPolicyEvent.Removed _ -> LabelPolicy.NONE;
            case LabelPolicyEvent.LogoAdded(String digest) -> new LabelPolicy(policy.settings(), digest);
            case LabelPolicyEvent.LogoRemoved _ -> new LabelPolicy(policy.settings(), null);
        };
    }
}
