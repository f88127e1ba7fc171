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
        return switch (command) {
            case LabelPolicyCommand.Add(LabelSettings settings) -> {
                if (policy.preview() != null) {
                    throw LabelPolicyError.EXISTS.exception();
                }
                yield added(settings);
            }
            case LabelPolicyCommand.Change(LabelSettings settings) -> changed(settings, existing(policy));
            case LabelPolicyCommand.Put(LabelSettings settings) -> {
                LabelLook preview = policy.preview();
                yield preview == null ? added(settings) : changed(settings, preview);
            }
            case LabelPolicyCommand.Activate _ -> {
                requireChange(existing(policy).equals(policy.active()));
                yield Decision.of(new LabelPolicyEvent.Activated());
            }
            case LabelPolicyCommand.Reset _ -> {
                existing(policy);
                yield Decision.of(new LabelPolicyEvent.Removed());
            }
            case LabelPolicyCommand.SetAsset(LabelAsset asset, String digest) -> {
                requireChange(digest.equals(existing(policy).assets().of(asset)));
                yield Decision.of(set(asset, digest));
            }
            case LabelPolicyCommand.RemoveAsset(LabelAsset asset) -> {
                if (existing(policy).assets().of(asset) == null) {
                    throw LabelPolicyError.assetNotFound(asset).exception();
                }
                yield Decision.of(removed(asset));
            }
        };
    }

    private static LabelLook existing(LabelPolicy policy) {
        LabelLook preview = policy.preview();
        if (preview == null) {
            throw LabelPolicyError.NOT_FOUND.exception();
        }
        return preview;
    }

    private static Decision<LabelPolicyEvent> added(LabelSettings settings) {
        return Decision.of(new LabelPolicyEvent.Added(valid(settings), false));
    }

    private static Decision<LabelPolicyEvent> changed(LabelSettings settings, LabelLook preview) {
        LabelSettings wanted = valid(settings);
        requireChange(wanted.equals(preview.settings()));
        return Decision.of(new LabelPolicyEvent.Changed(wanted, false));
    }

    private static LabelPolicyEvent set(LabelAsset asset, String digest) {
        return switch (asset) {
            case LOGO -> new LabelPolicyEvent.LogoAdded(digest, false);
            case LOGO_DARK -> new LabelPolicyEvent.LogoDarkAdded(digest);
            case ICON -> new LabelPolicyEvent.IconAdded(digest);
            case ICON_DARK -> new LabelPolicyEvent.IconDarkAdded(digest);
            case FONT -> new LabelPolicyEvent.FontAdded(digest);
        };
    }

    private static LabelPolicyEvent removed(LabelAsset asset) {
        return switch (asset) {
            case LOGO -> new LabelPolicyEvent.LogoRemoved(false);
            case LOGO_DARK -> new LabelPolicyEvent.LogoDarkRemoved();
            case ICON -> new LabelPolicyEvent.IconRemoved();
            case ICON_DARK -> new LabelPolicyEvent.IconDarkRemoved();
            case FONT -> new LabelPolicyEvent.FontRemoved();
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
        LabelLook preview = policy.preview();
        return switch (event) {
            case LabelPolicyEvent.Added(LabelSettings settings, boolean atOnce) ->
                LabelPolicy.NONE.previewing(new LabelLook(settings, LabelAssets.NONE), atOnce);
            case LabelPolicyEvent.Changed(LabelSettings settings, boolean atOnce) ->
                policy.previewing(
                        new LabelLook(settings, preview == null ? LabelAssets.NONE : preview.assets()), atOnce);
            case LabelPolicyEvent.Activated _ -> new LabelPolicy(preview, preview);
            case LabelPolicyEvent.Removed _ -> LabelPolicy.NONE;
            case LabelPolicyEvent.OfAsset of ->
                preview == null
                        ? policy
                        : policy.previewing(
                                new LabelLook(
                                        preview.settings(), preview.assets().with(of.asset(), of.content())),
                                of.atOnce());
        };
    }
}
