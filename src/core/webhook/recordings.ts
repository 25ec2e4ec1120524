import accountAlerts from '../../../fixtures/webhooks/account-alerts.json' with { type: 'json' };
import accountAlertsCapabilitiesDeferred from '../../../fixtures/webhooks/account-alerts-capabilities-deferred.json' with {
  type: 'json',
};
import accountAlertsCapabilitiesFailed from '../../../fixtures/webhooks/account-alerts-capabilities-failed.json' with {
  type: 'json',
};
import accountAlertsCapabilitiesNeedMoreInfo from '../../../fixtures/webhooks/account-alerts-capabilities-need-more-info.json' with {
  type: 'json',
};
import accountAlertsObaRejected from '../../../fixtures/webhooks/account-alerts-oba-rejected.json' with {
  type: 'json',
};
import accountAlertsProfilePictureLost from '../../../fixtures/webhooks/account-alerts-profile-picture-lost.json' with {
  type: 'json',
};
import accountReview from '../../../fixtures/webhooks/account-review.json' with { type: 'json' };
import accountReviewDeferred from '../../../fixtures/webhooks/account-review-deferred.json' with { type: 'json' };
import accountReviewPending from '../../../fixtures/webhooks/account-review-pending.json' with { type: 'json' };
import accountReviewRejected from '../../../fixtures/webhooks/account-review-rejected.json' with { type: 'json' };
import accountSettings from '../../../fixtures/webhooks/account-settings.json' with { type: 'json' };
import accountUpdateAdAccountLinked from '../../../fixtures/webhooks/account-update-ad-account-linked.json' with {
  type: 'json',
};
import accountUpdateAuthenticationPrice from '../../../fixtures/webhooks/account-update-authentication-price.json' with {
  type: 'json',
};
import accountUpdateDeleted from '../../../fixtures/webhooks/account-update-deleted.json' with { type: 'json' };
import accountUpdateDisableScheduled from '../../../fixtures/webhooks/account-update-disable-scheduled.json' with {
  type: 'json',
};
import accountUpdateDisabled from '../../../fixtures/webhooks/account-update-disabled.json' with { type: 'json' };
import accountUpdateLock from '../../../fixtures/webhooks/account-update-lock.json' with { type: 'json' };
import accountUpdateMarketingTermsSigned from '../../../fixtures/webhooks/account-update-marketing-terms-signed.json' with {
  type: 'json',
};
import accountUpdateOffboarded from '../../../fixtures/webhooks/account-update-offboarded.json' with { type: 'json' };
import accountUpdatePartnerAdded from '../../../fixtures/webhooks/account-update-partner-added.json' with {
  type: 'json',
};
import accountUpdatePartnerAppInstalled from '../../../fixtures/webhooks/account-update-partner-app-installed.json' with {
  type: 'json',
};
import accountUpdatePartnerAppUninstalled from '../../../fixtures/webhooks/account-update-partner-app-uninstalled.json' with {
  type: 'json',
};
import accountUpdatePartnerClientCertification from '../../../fixtures/webhooks/account-update-partner-client-certification.json' with {
  type: 'json',
};
import accountUpdatePartnerRemoved from '../../../fixtures/webhooks/account-update-partner-removed.json' with {
  type: 'json',
};
import accountUpdatePrimaryLocation from '../../../fixtures/webhooks/account-update-primary-location.json' with {
  type: 'json',
};
import accountUpdateReconnected from '../../../fixtures/webhooks/account-update-reconnected.json' with { type: 'json' };
import accountUpdateReinstated from '../../../fixtures/webhooks/account-update-reinstated.json' with { type: 'json' };
import accountUpdateRestriction from '../../../fixtures/webhooks/account-update-restriction.json' with { type: 'json' };
import accountUpdateVerified from '../../../fixtures/webhooks/account-update-verified.json' with { type: 'json' };
import accountUpdateViolation from '../../../fixtures/webhooks/account-update-violation.json' with { type: 'json' };
import accountUpdateVolumeTier from '../../../fixtures/webhooks/account-update-volume-tier.json' with { type: 'json' };
import automaticEventsLead from '../../../fixtures/webhooks/automatic-events-lead.json' with { type: 'json' };
import automaticEventsPurchase from '../../../fixtures/webhooks/automatic-events-purchase.json' with { type: 'json' };
import businessCapability from '../../../fixtures/webhooks/business-capability.json' with { type: 'json' };
import businessCapabilityFewNumbers from '../../../fixtures/webhooks/business-capability-few-numbers.json' with {
  type: 'json',
};
import businessCapabilityOld from '../../../fixtures/webhooks/business-capability-old.json' with { type: 'json' };
import businessUsername from '../../../fixtures/webhooks/business-username.json' with { type: 'json' };
import businessUsernameDeleted from '../../../fixtures/webhooks/business-username-deleted.json' with { type: 'json' };
import businessUsernameReserved from '../../../fixtures/webhooks/business-username-reserved.json' with { type: 'json' };
import calls from '../../../fixtures/webhooks/calls.json' with { type: 'json' };
import callsBusinessConnect from '../../../fixtures/webhooks/calls-business-connect.json' with { type: 'json' };
import callsStatusAccepted from '../../../fixtures/webhooks/calls-status-accepted.json' with { type: 'json' };
import callsStatusRejected from '../../../fixtures/webhooks/calls-status-rejected.json' with { type: 'json' };
import callsStatusRinging from '../../../fixtures/webhooks/calls-status-ringing.json' with { type: 'json' };
import callsTerminate from '../../../fixtures/webhooks/calls-terminate.json' with { type: 'json' };
import callsTerminateFailed from '../../../fixtures/webhooks/calls-terminate-failed.json' with { type: 'json' };
import flows from '../../../fixtures/webhooks/flows.json' with { type: 'json' };
import flowsClientErrorRate from '../../../fixtures/webhooks/flows-client-error-rate.json' with { type: 'json' };
import flowsEndpointAvailability from '../../../fixtures/webhooks/flows-endpoint-availability.json' with {
  type: 'json',
};
import flowsEndpointErrorRate from '../../../fixtures/webhooks/flows-endpoint-error-rate.json' with { type: 'json' };
import flowsEndpointLatency from '../../../fixtures/webhooks/flows-endpoint-latency.json' with { type: 'json' };
import groupCreateFailed from '../../../fixtures/webhooks/group-create-failed.json' with { type: 'json' };
import groupDelete from '../../../fixtures/webhooks/group-delete.json' with { type: 'json' };
import groupJoinRequest from '../../../fixtures/webhooks/group-join-request.json' with { type: 'json' };
import groupJoinRequestRevoked from '../../../fixtures/webhooks/group-join-request-revoked.json' with { type: 'json' };
import groupLifecycle from '../../../fixtures/webhooks/group-lifecycle.json' with { type: 'json' };
import groupParticipantsAdd from '../../../fixtures/webhooks/group-participants-add.json' with { type: 'json' };
import groupParticipantsLeft from '../../../fixtures/webhooks/group-participants-left.json' with { type: 'json' };
import groupParticipantsRemove from '../../../fixtures/webhooks/group-participants-remove.json' with { type: 'json' };
import groupSettings from '../../../fixtures/webhooks/group-settings.json' with { type: 'json' };
import groupSuspend from '../../../fixtures/webhooks/group-suspend.json' with { type: 'json' };
import groupSuspendCleared from '../../../fixtures/webhooks/group-suspend-cleared.json' with { type: 'json' };
import handover from '../../../fixtures/webhooks/handover.json' with { type: 'json' };
import history from '../../../fixtures/webhooks/history.json' with { type: 'json' };
import historyDeclined from '../../../fixtures/webhooks/history-declined.json' with { type: 'json' };
import historyMedia from '../../../fixtures/webhooks/history-media.json' with { type: 'json' };
import historyMediaPlaceholder from '../../../fixtures/webhooks/history-media-placeholder.json' with { type: 'json' };
import messageAudio from '../../../fixtures/webhooks/message-audio.json' with { type: 'json' };
import messageAudioFile from '../../../fixtures/webhooks/message-audio-file.json' with { type: 'json' };
import messageButton from '../../../fixtures/webhooks/message-button.json' with { type: 'json' };
import messageContacts from '../../../fixtures/webhooks/message-contacts.json' with { type: 'json' };
import messageContactsRequested from '../../../fixtures/webhooks/message-contacts-requested.json' with { type: 'json' };
import messageDocument from '../../../fixtures/webhooks/message-document.json' with { type: 'json' };
import messageEcho from '../../../fixtures/webhooks/message-echo.json' with { type: 'json' };
import messageEchoApi from '../../../fixtures/webhooks/message-echo-api.json' with { type: 'json' };
import messageEchoEdit from '../../../fixtures/webhooks/message-echo-edit.json' with { type: 'json' };
import messageEchoRevoke from '../../../fixtures/webhooks/message-echo-revoke.json' with { type: 'json' };
import messageEdit from '../../../fixtures/webhooks/message-edit.json' with { type: 'json' };
import messageGroup from '../../../fixtures/webhooks/message-group.json' with { type: 'json' };
import messageImage from '../../../fixtures/webhooks/message-image.json' with { type: 'json' };
import messageInteractiveAddressReply from '../../../fixtures/webhooks/message-interactive-address-reply.json' with {
  type: 'json',
};
import messageInteractiveButtonReply from '../../../fixtures/webhooks/message-interactive-button-reply.json' with {
  type: 'json',
};
import messageInteractiveCallPermissionAccepted from '../../../fixtures/webhooks/message-interactive-call-permission-accepted.json' with {
  type: 'json',
};
import messageInteractiveCallPermissionRejected from '../../../fixtures/webhooks/message-interactive-call-permission-rejected.json' with {
  type: 'json',
};
import messageInteractiveEmpty from '../../../fixtures/webhooks/message-interactive-empty.json' with { type: 'json' };
import messageInteractiveFlowReply from '../../../fixtures/webhooks/message-interactive-flow-reply.json' with {
  type: 'json',
};
import messageInteractiveListReply from '../../../fixtures/webhooks/message-interactive-list-reply.json' with {
  type: 'json',
};
import messageLocation from '../../../fixtures/webhooks/message-location.json' with { type: 'json' };
import messageOrder from '../../../fixtures/webhooks/message-order.json' with { type: 'json' };
import messageReaction from '../../../fixtures/webhooks/message-reaction.json' with { type: 'json' };
import messageReactionEmptied from '../../../fixtures/webhooks/message-reaction-emptied.json' with { type: 'json' };
import messageReactionRemoved from '../../../fixtures/webhooks/message-reaction-removed.json' with { type: 'json' };
import messageRequestWelcome from '../../../fixtures/webhooks/message-request-welcome.json' with { type: 'json' };
import messageRevoke from '../../../fixtures/webhooks/message-revoke.json' with { type: 'json' };
import messageSticker from '../../../fixtures/webhooks/message-sticker.json' with { type: 'json' };
import messageStickerAnimated from '../../../fixtures/webhooks/message-sticker-animated.json' with { type: 'json' };
import messageSystemChangedNumber from '../../../fixtures/webhooks/message-system-changed-number.json' with {
  type: 'json',
};
import messageSystemChangedNumberOld from '../../../fixtures/webhooks/message-system-changed-number-old.json' with {
  type: 'json',
};
import messageSystemChangedUserId from '../../../fixtures/webhooks/message-system-changed-user-id.json' with {
  type: 'json',
};
import messageSystemIdentityChanged from '../../../fixtures/webhooks/message-system-identity-changed.json' with {
  type: 'json',
};
import messageText from '../../../fixtures/webhooks/message-text.json' with { type: 'json' };
import messageTextAboutProduct from '../../../fixtures/webhooks/message-text-about-product.json' with { type: 'json' };
import messageTextForwarded from '../../../fixtures/webhooks/message-text-forwarded.json' with { type: 'json' };
import messageTextForwardedOften from '../../../fixtures/webhooks/message-text-forwarded-often.json' with {
  type: 'json',
};
import messageTextFromAdvertisement from '../../../fixtures/webhooks/message-text-from-advertisement.json' with {
  type: 'json',
};
import messageTextFromPost from '../../../fixtures/webhooks/message-text-from-post.json' with { type: 'json' };
import messageTextIdentityChecked from '../../../fixtures/webhooks/message-text-identity-checked.json' with {
  type: 'json',
};
import messageTextLinkedPortfolios from '../../../fixtures/webhooks/message-text-linked-portfolios.json' with {
  type: 'json',
};
import messageTextNumberHidden from '../../../fixtures/webhooks/message-text-number-hidden.json' with { type: 'json' };
import messageTextReply from '../../../fixtures/webhooks/message-text-reply.json' with { type: 'json' };
import messageUnsupported from '../../../fixtures/webhooks/message-unsupported.json' with { type: 'json' };
import messageUnsupportedButton from '../../../fixtures/webhooks/message-unsupported-button.json' with { type: 'json' };
import messageUnsupportedEdit from '../../../fixtures/webhooks/message-unsupported-edit.json' with { type: 'json' };
import messageUnsupportedUnavailable from '../../../fixtures/webhooks/message-unsupported-unavailable.json' with {
  type: 'json',
};
import messageVideo from '../../../fixtures/webhooks/message-video.json' with { type: 'json' };
import partnerSolutions from '../../../fixtures/webhooks/partner-solutions.json' with { type: 'json' };
import partnerSolutionsCreated from '../../../fixtures/webhooks/partner-solutions-created.json' with { type: 'json' };
import paymentConfiguration from '../../../fixtures/webhooks/payment-configuration.json' with { type: 'json' };
import phoneNumberName from '../../../fixtures/webhooks/phone-number-name.json' with { type: 'json' };
import phoneNumberNameApproved from '../../../fixtures/webhooks/phone-number-name-approved.json' with { type: 'json' };
import phoneNumberNameDeferred from '../../../fixtures/webhooks/phone-number-name-deferred.json' with { type: 'json' };
import phoneNumberNamePending from '../../../fixtures/webhooks/phone-number-name-pending.json' with { type: 'json' };
import phoneNumberQuality from '../../../fixtures/webhooks/phone-number-quality.json' with { type: 'json' };
import phoneNumberQualityDowngrade from '../../../fixtures/webhooks/phone-number-quality-downgrade.json' with {
  type: 'json',
};
import phoneNumberQualityFlagged from '../../../fixtures/webhooks/phone-number-quality-flagged.json' with {
  type: 'json',
};
import phoneNumberQualityOnboarding from '../../../fixtures/webhooks/phone-number-quality-onboarding.json' with {
  type: 'json',
};
import phoneNumberQualityUnflagged from '../../../fixtures/webhooks/phone-number-quality-unflagged.json' with {
  type: 'json',
};
import phoneNumberQualityUpgrade from '../../../fixtures/webhooks/phone-number-quality-upgrade.json' with {
  type: 'json',
};
import security from '../../../fixtures/webhooks/security.json' with { type: 'json' };
import securityPinRequestSuccess from '../../../fixtures/webhooks/security-pin-request-success.json' with {
  type: 'json',
};
import securityPinResetRequest from '../../../fixtures/webhooks/security-pin-reset-request.json' with { type: 'json' };
import standbyMessage from '../../../fixtures/webhooks/standby-message.json' with { type: 'json' };
import stateSync from '../../../fixtures/webhooks/state-sync.json' with { type: 'json' };
import stateSyncRemoved from '../../../fixtures/webhooks/state-sync-removed.json' with { type: 'json' };
import statusDeleted from '../../../fixtures/webhooks/status-deleted.json' with { type: 'json' };
import statusDelivered from '../../../fixtures/webhooks/status-delivered.json' with { type: 'json' };
import statusDeliveredFreeService from '../../../fixtures/webhooks/status-delivered-free-service.json' with {
  type: 'json',
};
import statusFailed from '../../../fixtures/webhooks/status-failed.json' with { type: 'json' };
import statusFailedMarketingStopped from '../../../fixtures/webhooks/status-failed-marketing-stopped.json' with {
  type: 'json',
};
import statusGroup from '../../../fixtures/webhooks/status-group.json' with { type: 'json' };
import statusPlayed from '../../../fixtures/webhooks/status-played.json' with { type: 'json' };
import statusRead from '../../../fixtures/webhooks/status-read.json' with { type: 'json' };
import statusSent from '../../../fixtures/webhooks/status-sent.json' with { type: 'json' };
import statusSentFreeEntry from '../../../fixtures/webhooks/status-sent-free-entry.json' with { type: 'json' };
import statusSentNumberHidden from '../../../fixtures/webhooks/status-sent-number-hidden.json' with { type: 'json' };
import statusWarning from '../../../fixtures/webhooks/status-warning.json' with { type: 'json' };
import templateCategoryAnnounced from '../../../fixtures/webhooks/template-category-announced.json' with {
  type: 'json',
};
import templateCategoryChanged from '../../../fixtures/webhooks/template-category-changed.json' with { type: 'json' };
import templateCategoryChangedOld from '../../../fixtures/webhooks/template-category-changed-old.json' with {
  type: 'json',
};
import templateComponents from '../../../fixtures/webhooks/template-components.json' with { type: 'json' };
import templateCorrectCategory from '../../../fixtures/webhooks/template-correct-category.json' with { type: 'json' };
import templateQuality from '../../../fixtures/webhooks/template-quality.json' with { type: 'json' };
import templateQualityOwnField from '../../../fixtures/webhooks/template-quality-own-field.json' with { type: 'json' };
import templateStatusApproved from '../../../fixtures/webhooks/template-status-approved.json' with { type: 'json' };
import templateStatusArchived from '../../../fixtures/webhooks/template-status-archived.json' with { type: 'json' };
import templateStatusDeleted from '../../../fixtures/webhooks/template-status-deleted.json' with { type: 'json' };
import templateStatusDisabled from '../../../fixtures/webhooks/template-status-disabled.json' with { type: 'json' };
import templateStatusFlagged from '../../../fixtures/webhooks/template-status-flagged.json' with { type: 'json' };
import templateStatusInAppeal from '../../../fixtures/webhooks/template-status-in-appeal.json' with { type: 'json' };
import templateStatusLimitExceeded from '../../../fixtures/webhooks/template-status-limit-exceeded.json' with {
  type: 'json',
};
import templateStatusLocked from '../../../fixtures/webhooks/template-status-locked.json' with { type: 'json' };
import templateStatusPaused from '../../../fixtures/webhooks/template-status-paused.json' with { type: 'json' };
import templateStatusPending from '../../../fixtures/webhooks/template-status-pending.json' with { type: 'json' };
import templateStatusPendingDeletion from '../../../fixtures/webhooks/template-status-pending-deletion.json' with {
  type: 'json',
};
import templateStatusReinstated from '../../../fixtures/webhooks/template-status-reinstated.json' with { type: 'json' };
import templateStatusRejected from '../../../fixtures/webhooks/template-status-rejected.json' with { type: 'json' };
import templateStatusRejectedContent from '../../../fixtures/webhooks/template-status-rejected-content.json' with {
  type: 'json',
};
import templateStatusUnarchived from '../../../fixtures/webhooks/template-status-unarchived.json' with { type: 'json' };
import userId from '../../../fixtures/webhooks/user-id.json' with { type: 'json' };
import userPreferences from '../../../fixtures/webhooks/user-preferences.json' with { type: 'json' };
import userPreferencesResume from '../../../fixtures/webhooks/user-preferences-resume.json' with { type: 'json' };
import userPreferencesSignup from '../../../fixtures/webhooks/user-preferences-signup.json' with { type: 'json' };
import valueErrors from '../../../fixtures/webhooks/value-errors.json' with { type: 'json' };
import type { KnownEventName } from './known-events.js';

/** A delivery as Meta sends it, with the page that it is taken from. */
interface Recording {
  readonly source: string;
  readonly delivery: unknown;
}

/** The recordings of the fixtures themselves, so that what is triggered is what the tests read. Large: load it when it is needed. */
export const RECORDINGS: { readonly [Name in KnownEventName]: Recording } = {
  'message-text': messageText,
  'message-text-about-product': messageTextAboutProduct,
  'message-text-forwarded': messageTextForwarded,
  'message-text-forwarded-often': messageTextForwardedOften,
  'message-text-from-advertisement': messageTextFromAdvertisement,
  'message-text-from-post': messageTextFromPost,
  'message-text-identity-checked': messageTextIdentityChecked,
  'message-text-linked-portfolios': messageTextLinkedPortfolios,
  'message-text-number-hidden': messageTextNumberHidden,
  'message-text-reply': messageTextReply,
  'message-audio': messageAudio,
  'message-audio-file': messageAudioFile,
  'message-button': messageButton,
  'message-contacts': messageContacts,
  'message-contacts-requested': messageContactsRequested,
  'message-document': messageDocument,
  'message-edit': messageEdit,
  'message-group': messageGroup,
  'message-image': messageImage,
  'message-interactive-address-reply': messageInteractiveAddressReply,
  'message-interactive-button-reply': messageInteractiveButtonReply,
  'message-interactive-call-permission-accepted': messageInteractiveCallPermissionAccepted,
  'message-interactive-call-permission-rejected': messageInteractiveCallPermissionRejected,
  'message-interactive-empty': messageInteractiveEmpty,
  'message-interactive-flow-reply': messageInteractiveFlowReply,
  'message-interactive-list-reply': messageInteractiveListReply,
  'message-location': messageLocation,
  'message-order': messageOrder,
  'message-reaction': messageReaction,
  'message-reaction-emptied': messageReactionEmptied,
  'message-reaction-removed': messageReactionRemoved,
  'message-request-welcome': messageRequestWelcome,
  'message-revoke': messageRevoke,
  'message-sticker': messageSticker,
  'message-sticker-animated': messageStickerAnimated,
  'message-system-changed-number': messageSystemChangedNumber,
  'message-system-changed-number-old': messageSystemChangedNumberOld,
  'message-system-changed-user-id': messageSystemChangedUserId,
  'message-system-identity-changed': messageSystemIdentityChanged,
  'message-unsupported': messageUnsupported,
  'message-unsupported-button': messageUnsupportedButton,
  'message-unsupported-edit': messageUnsupportedEdit,
  'message-unsupported-unavailable': messageUnsupportedUnavailable,
  'message-video': messageVideo,
  'status-deleted': statusDeleted,
  'status-delivered': statusDelivered,
  'status-delivered-free-service': statusDeliveredFreeService,
  'status-failed': statusFailed,
  'status-failed-marketing-stopped': statusFailedMarketingStopped,
  'status-group': statusGroup,
  'status-played': statusPlayed,
  'status-read': statusRead,
  'status-sent': statusSent,
  'status-sent-free-entry': statusSentFreeEntry,
  'status-sent-number-hidden': statusSentNumberHidden,
  'status-warning': statusWarning,
  'value-errors': valueErrors,
  'message-echo-api': messageEchoApi,
  'message-echo': messageEcho,
  'message-echo-edit': messageEchoEdit,
  'message-echo-revoke': messageEchoRevoke,
  'state-sync': stateSync,
  'state-sync-removed': stateSyncRemoved,
  history,
  'history-declined': historyDeclined,
  'history-media': historyMedia,
  'history-media-placeholder': historyMediaPlaceholder,
  calls,
  'calls-business-connect': callsBusinessConnect,
  'calls-status-accepted': callsStatusAccepted,
  'calls-status-rejected': callsStatusRejected,
  'calls-status-ringing': callsStatusRinging,
  'calls-terminate': callsTerminate,
  'calls-terminate-failed': callsTerminateFailed,
  'user-preferences': userPreferences,
  'user-preferences-resume': userPreferencesResume,
  'user-preferences-signup': userPreferencesSignup,
  'user-id': userId,
  'business-username': businessUsername,
  'business-username-deleted': businessUsernameDeleted,
  'business-username-reserved': businessUsernameReserved,
  'account-update-ad-account-linked': accountUpdateAdAccountLinked,
  'account-update-authentication-price': accountUpdateAuthenticationPrice,
  'account-update-deleted': accountUpdateDeleted,
  'account-update-disable-scheduled': accountUpdateDisableScheduled,
  'account-update-disabled': accountUpdateDisabled,
  'account-update-lock': accountUpdateLock,
  'account-update-marketing-terms-signed': accountUpdateMarketingTermsSigned,
  'account-update-offboarded': accountUpdateOffboarded,
  'account-update-partner-added': accountUpdatePartnerAdded,
  'account-update-partner-app-installed': accountUpdatePartnerAppInstalled,
  'account-update-partner-app-uninstalled': accountUpdatePartnerAppUninstalled,
  'account-update-partner-client-certification': accountUpdatePartnerClientCertification,
  'account-update-partner-removed': accountUpdatePartnerRemoved,
  'account-update-primary-location': accountUpdatePrimaryLocation,
  'account-update-reconnected': accountUpdateReconnected,
  'account-update-reinstated': accountUpdateReinstated,
  'account-update-restriction': accountUpdateRestriction,
  'account-update-verified': accountUpdateVerified,
  'account-update-violation': accountUpdateViolation,
  'account-update-volume-tier': accountUpdateVolumeTier,
  'account-review': accountReview,
  'account-review-deferred': accountReviewDeferred,
  'account-review-pending': accountReviewPending,
  'account-review-rejected': accountReviewRejected,
  'account-alerts': accountAlerts,
  'account-alerts-capabilities-deferred': accountAlertsCapabilitiesDeferred,
  'account-alerts-capabilities-failed': accountAlertsCapabilitiesFailed,
  'account-alerts-capabilities-need-more-info': accountAlertsCapabilitiesNeedMoreInfo,
  'account-alerts-oba-rejected': accountAlertsObaRejected,
  'account-alerts-profile-picture-lost': accountAlertsProfilePictureLost,
  'account-settings': accountSettings,
  'business-capability': businessCapability,
  'business-capability-few-numbers': businessCapabilityFewNumbers,
  'business-capability-old': businessCapabilityOld,
  'phone-number-name': phoneNumberName,
  'phone-number-name-approved': phoneNumberNameApproved,
  'phone-number-name-deferred': phoneNumberNameDeferred,
  'phone-number-name-pending': phoneNumberNamePending,
  'phone-number-quality': phoneNumberQuality,
  'phone-number-quality-downgrade': phoneNumberQualityDowngrade,
  'phone-number-quality-flagged': phoneNumberQualityFlagged,
  'phone-number-quality-onboarding': phoneNumberQualityOnboarding,
  'phone-number-quality-unflagged': phoneNumberQualityUnflagged,
  'phone-number-quality-upgrade': phoneNumberQualityUpgrade,
  security,
  'security-pin-request-success': securityPinRequestSuccess,
  'security-pin-reset-request': securityPinResetRequest,
  'template-quality': templateQuality,
  'template-status-approved': templateStatusApproved,
  'template-status-archived': templateStatusArchived,
  'template-status-deleted': templateStatusDeleted,
  'template-status-disabled': templateStatusDisabled,
  'template-status-flagged': templateStatusFlagged,
  'template-status-in-appeal': templateStatusInAppeal,
  'template-status-limit-exceeded': templateStatusLimitExceeded,
  'template-status-locked': templateStatusLocked,
  'template-status-paused': templateStatusPaused,
  'template-status-pending': templateStatusPending,
  'template-status-pending-deletion': templateStatusPendingDeletion,
  'template-status-reinstated': templateStatusReinstated,
  'template-status-rejected': templateStatusRejected,
  'template-status-rejected-content': templateStatusRejectedContent,
  'template-status-unarchived': templateStatusUnarchived,
  'template-quality-own-field': templateQualityOwnField,
  'template-components': templateComponents,
  'template-category-announced': templateCategoryAnnounced,
  'template-category-changed': templateCategoryChanged,
  'template-category-changed-old': templateCategoryChangedOld,
  'template-correct-category': templateCorrectCategory,
  flows,
  'flows-client-error-rate': flowsClientErrorRate,
  'flows-endpoint-availability': flowsEndpointAvailability,
  'flows-endpoint-error-rate': flowsEndpointErrorRate,
  'flows-endpoint-latency': flowsEndpointLatency,
  'automatic-events-lead': automaticEventsLead,
  'automatic-events-purchase': automaticEventsPurchase,
  'partner-solutions': partnerSolutions,
  'partner-solutions-created': partnerSolutionsCreated,
  'payment-configuration': paymentConfiguration,
  'group-create-failed': groupCreateFailed,
  'group-delete': groupDelete,
  'group-lifecycle': groupLifecycle,
  'group-join-request': groupJoinRequest,
  'group-join-request-revoked': groupJoinRequestRevoked,
  'group-participants-add': groupParticipantsAdd,
  'group-participants-left': groupParticipantsLeft,
  'group-participants-remove': groupParticipantsRemove,
  'group-settings': groupSettings,
  'group-suspend': groupSuspend,
  'group-suspend-cleared': groupSuspendCleared,
  handover,
  'standby-message': standbyMessage,
};
